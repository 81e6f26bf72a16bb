/**
 * What runs in the function that keeps what CloudFormation has no type for: the revocation list and the tags of an endpoint. It stands in the template:
 * one file, which needs nothing but Node.js and the clients that its runtimes in AWS Lambda carry.
 */
import { gunzipSync } from 'node:zlib';

type Tags = Readonly<Record<string, unknown>>;

/** All of it comes from outside. */
interface Properties {
  readonly ClientVpnEndpointId?: unknown;
  readonly CertificateRevocationListGzip?: string;
  readonly Bucket?: string;
  readonly Key?: string;
  readonly Tags?: Tags;
}

interface Request {
  readonly RequestType?: string;
  readonly ResourceType?: string;
  readonly ResponseURL?: string;
  readonly StackId?: string;
  readonly RequestId?: string;
  readonly LogicalResourceId?: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties?: Properties;
  readonly OldResourceProperties?: Properties;
}

interface Context {
  getRemainingTimeInMillis(): number;
}

/** Asks a service, again and again where that may help. */
type Call = (service: 'EC2' | 'S3', operation: string, input: object) => Promise<any>;

/** A value of DER. */
interface Value {
  readonly tag: number;
  readonly content: Buffer;
}

interface List {
  readonly bytes: Buffer;
  readonly issuer: Buffer;
  readonly number?: bigint;
  /** Times as digits, which have the order of the times. */
  readonly from: string;
  readonly until: string;
}

/** What is kept for the answer, in milliseconds. */
const MARGIN = 30_000;
const PAUSE = 10_000;
const REQUEST = 5000;
/** A permission counts some seconds after it was given. */
const TRIES_WITHOUT_PERMISSION = 6;
const TRIES_TO_ANSWER = 3;

const DENIED = /Denied|Unauthorized/;
const NOT_NOW = /ActiveAssociation|Throttl|RequestLimit|ConcurrentMutation|SlowDown/;
const BLOCK = /-----BEGIN X509 CRL-----([^-]+)/g;
const CRL_NUMBER = '551d14';

const clients: Record<string, any> = {};

// a client is loaded when it is needed: that of EC2 is large, and why it cannot be loaded is to be told.
const ask = (service: string, operation: string, input: object, abortSignal: AbortSignal): Promise<any> => (
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  clients[service] ??= new (require(`@aws-sdk/client-${service.toLowerCase()}`)[service])({ followRegionRedirects: true })
)[operation](input, { abortSignal });

// without a status there was no answer, and without metadata no request.
const isTransient = ({ $metadata: metadata, name }: any) => NOT_NOW.test(name) || metadata && !(metadata.httpStatusCode < 500);

const fail = (reason: string): never => {
  throw new Error(reason);
};

async function repeat<T>(work: () => Promise<T>, mayHelp: (error: any, tries: number) => boolean): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!mayHelp(error, tries)) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

function values(bytes: Buffer): Value[] {
  const found: Value[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at];
    let size = bytes[at + 1];
    at += 2;
    if (size > 127) {
      const more = size - 128;
      // throws where a length cannot have that many bytes, or they are missing.
      size = bytes.readUIntBE(at, more);
      at += more;
    }
    if (!(at + size <= bytes.length)) {
      fail('it ends too early');
    }
    found.push({ tag, content: bytes.subarray(at, at += size) });
  }
  return found;
}

const first = (bytes: Buffer): Buffer => values(bytes)[0].content;

/** UTCTime has two digits for the years from 1950 to 2049. */
function digits({ content, tag }: Value): string {
  const text = `${content}`;
  return /^\d{14}(?=Z$)/.exec(tag === 23 ? (text < '5' ? '20' : '19') + text : text)?.[0] ?? fail('a time is wrong');
}

/** Of a list, in PEM or DER, what tells how new it is. */
function parsed(bytes: Buffer, what: string): List {
  try {
    const blocks = Array.from(bytes.toString('latin1').matchAll(BLOCK), ([, body]) => Buffer.from(body, 'base64'));
    if (blocks.length > 1) {
      fail('it is several lists');
    }
    const [der = bytes] = blocks;
    const fields = values(first(first(der)));
    // the version.
    if (fields[0].tag === 2) {
      fields.shift();
    }
    const [, { content: issuer }, from, until] = fields;
    const extensions = fields.find(({ tag }) => tag === 160);
    const number = extensions && values(first(extensions.content)).find(({ content }) => first(content).toString('hex') === CRL_NUMBER);
    return {
      bytes: der,
      issuer,
      number: number && BigInt(`0x${first(values(number.content).pop()!.content).toString('hex')}`),
      from: digits(from),
      // a list without an end has none.
      until: until?.tag === 23 || until?.tag === 24 ? digits(until) : '9',
    };
  } catch (error: any) {
    return fail(`${what} is not a revocation list: ${error.message}`);
  }
}

/** Numbers say more than times, but only those of one authority can be compared. */
function isNewer(one: List, other: List): boolean {
  return one.number !== undefined && other.number !== undefined && one.number !== other.number && one.issuer.equals(other.issuer)
    ? one.number > other.number
    : one.from > other.from;
}

/** The properties say which list. */
async function givenList({ Bucket, CertificateRevocationListGzip: gzip, Key }: Properties, call: Call): Promise<Buffer> {
  return Key
    ? Buffer.from(await (await call('S3', 'getObject', { Bucket, Key })).Body.transformToByteArray())
    : gunzipSync(Buffer.from(gzip ?? '', 'base64'));
}

/** Imports a list if it is newer than the one in place: an older one would let in who was revoked since, and each import resets all connections. */
async function importList(bytes: Buffer, endpoint: string, isFirst: boolean, call: Call): Promise<string> {
  const given = parsed(bytes, 'What was given');
  const onEndpoint = (verb: string, input?: object) => call('EC2', `${verb}ClientVpnClientCertificateRevocationList`, { ClientVpnEndpointId: endpoint, ...input });
  const { CertificateRevocationList: present } = await onEndpoint('export').catch((error) => {
    // no document tells what the service answers where there was never a list; one that was imported stays.
    if (!isFirst || isTransient(error) || /EndpointId|Denied|Unauthorized/.test(error.name)) {
      throw error;
    }
    return {};
  });
  if (/X509 CRL/.test(present)) {
    const current = parsed(Buffer.from(present), 'What the endpoint has');
    if (!isNewer(given, current)) {
      return current.bytes.equals(given.bytes) ? 'The endpoint has this list' : 'The endpoint keeps its list: this one is not newer';
    }
  }
  const now = new Date().toISOString().replace(/\D/g, '');
  if (given.until < now || given.from > now) {
    fail(`With this list no one could connect: it counts from ${given.from} until ${given.until}`);
  }
  await onEndpoint('import', {
    CertificateRevocationList: `-----BEGIN X509 CRL-----\n${given.bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END X509 CRL-----\n`,
  });
  return 'Imported the list';
}

async function keepList(properties: Properties, endpoint: string, isFirst: boolean, call: Call): Promise<string> {
  let outcome = '';
  let last: Buffer | undefined;
  // a newer one may have been stored meanwhile, which another call has imported before this one did.
  for (let list = await givenList(properties, call); !last?.equals(list); list = await givenList(properties, call)) {
    outcome = await importList(list, endpoint, isFirst && !last, call);
    last = list;
  }
  return outcome;
}

/** Sets the tags, and takes away those that it had set on this endpoint before. */
async function keepTags(tags: Tags, before: Properties, endpoint: string, call: Call): Promise<string> {
  const change = async (verb: string, Tags: object[]) => Tags.length > 0 && call('EC2', `${verb}Tags`, { Resources: [endpoint], Tags });
  await change('delete', before.ClientVpnEndpointId === endpoint ? Object.keys(before.Tags ?? {}).filter((Key) => !Object.hasOwn(tags, Key)).map((Key) => ({ Key })) : []);
  await change('create', Object.entries(tags).map(([Key, Value]) => ({ Key, Value: `${Value}` })));
  return 'Changed the tags';
}

async function keep(event: Request, call: Call): Promise<string> {
  const { OldResourceProperties: before = {}, ResourceProperties: properties = {} } = event;
  const endpoint = `${properties.ClientVpnEndpointId}`;
  const isTags = event.ResourceType === 'Custom::ClientVpnTags';
  if (event.RequestType === 'Delete') {
    // no API takes a list away. After a failed creation the id is none of an endpoint, and nothing is there to be deleted.
    return isTags && endpoint === event.PhysicalResourceId ? keepTags({}, properties, endpoint, call) : 'Nothing to do';
  }
  if (!endpoint.startsWith('cvpn-endpoint-')) {
    fail(`ClientVpnEndpointId is ${endpoint}: give the id of an endpoint`);
  }
  return isTags
    ? keepTags(properties.Tags ?? {}, before, endpoint, call)
    // EventBridge, which sends no type, tells of endpoints that have one.
    : keepList(properties, endpoint, event.RequestType !== undefined && before.ClientVpnEndpointId !== endpoint, call);
}

export const handler = async (event: Request & Properties, context: Context): Promise<void> => {
  const { PhysicalResourceId, RequestId, RequestType, ResponseURL, StackId } = event;
  const timeLeft = () => context.getRemainingTimeInMillis() - MARGIN;
  const signal = AbortSignal.timeout(Math.max(0, timeLeft()));
  const call: Call = (...args) => repeat(
    () => ask(...args, signal),
    (error, tries) => (isTransient(error) || DENIED.test(error.name) && tries < TRIES_WITHOUT_PERMISSION) && timeLeft() > PAUSE,
  );
  let Status = 'SUCCESS';
  let Reason: string;
  let endpoint = event.ResourceProperties?.ClientVpnEndpointId;
  try {
    Reason = await Promise.race([
      // EventBridge sends what CloudFormation calls the properties.
      keep(ResponseURL ? event : { ResourceProperties: event }, call),
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('No answer within the time of the function. Deploy again later')))),
    ]);
  } catch (error: any) {
    const { message, name } = error;
    Reason = `${name}: ${message}${NOT_NOW.test(name) ? '. Deploy again later, with a subnet associated' : ''}`.slice(0, 1000);
    // a rollback and a deletion go on without what cannot be done: a stack would be stuck otherwise.
    const isForgiven = RequestType === 'Delete' || RequestType === 'Update' && /ROLLBACK_IN/.test(
      await ask('CloudFormation', 'describeStacks', { StackName: StackId }, AbortSignal.timeout(REQUEST)).then(({ Stacks: [stack] }) => stack.StackStatus, () => ''),
    );
    if (!ResponseURL || !isForgiven) {
      Status = 'FAILED';
      endpoint = undefined;
    }
  }
  console.log(Status, Reason);
  if (!ResponseURL) {
    return Status === 'FAILED' ? fail(Reason) : undefined;
  }
  await repeat(async () => {
    const { ok, status } = await fetch(ResponseURL, {
      method: 'PUT',
      headers: { 'content-type': '' },
      body: JSON.stringify({
        Status,
        Reason,
        StackId,
        RequestId,
        LogicalResourceId: event.LogicalResourceId,
        PhysicalResourceId: RequestType !== 'Delete' && endpoint || PhysicalResourceId || RequestId,
      }),
      signal: AbortSignal.timeout(REQUEST),
    });
    if (!ok) {
      fail(`CloudFormation did not take the answer: ${status}`);
    }
  }, (_, tries) => tries < TRIES_TO_ANSWER);
};
