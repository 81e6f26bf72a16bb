/** EC2, S3 and CloudFormation on loopback, as far as the function asks them, and the place that takes the answers of custom resources. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Rejected, type Service } from '../deployment/model/service';

/** What happens to a request: an error, or nothing, or the end of the connection. */
export type Fault = { readonly status: number; readonly code: string } | 'silence' | 'hang-up';

export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

/** What Export may say of an endpoint that never had a list: no document tells it. */
export type WithoutList = 'empty' | 'rejected' | 'in words';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

let opened: Promise<Loopback> | undefined;

/** The same one for all tests: a client stays with where it has asked first. */
export async function loopbackOf(service: Service): Promise<Loopback> {
  const loopback = await (opened ??= Loopback.open());
  return loopback.begin(service);
}

export class Loopback {
  public static async open(): Promise<Loopback> {
    const loopback = new Loopback();
    await new Promise<void>((resolve) => loopback.server.listen(0, '127.0.0.1', resolve));
    return loopback;
  }

  /** What was asked, in order. */
  public readonly calls: string[] = [];
  public readonly answers: Answer[] = [];
  /** By bucket and key. */
  public readonly objects = new Map<string, Uint8Array | string>();
  public stackStatus = '';
  public withoutList: WithoutList = 'empty';
  private service!: Service;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk)).on('end', () => this.receive(request, Buffer.concat(chunks).toString(), response));
    });
    // no process stays for its sake.
    this.server.unref().on('connection', (socket) => socket.unref());
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What goes wrong, asked before anything else happens. */
  public fault: (call: string) => Fault | undefined = () => undefined;

  public begin(service: Service): this {
    this.objects.clear();
    return Object.assign(this, { service, stackStatus: 'UPDATE_IN_PROGRESS', withoutList: 'empty', fault: () => undefined });
  }

  private receive({ method, url }: IncomingMessage, body: string, response: ServerResponse): void {
    const form = new URLSearchParams(body);
    const call = method === 'PUT' ? 'Answer' : method === 'GET' ? 'GetObject' : form.get('Action')!.replace(/ClientVpnClientCertificate.*/, '');
    this.calls.push(call);
    const fault = this.fault(call);
    if (fault === 'silence') {
      return;
    }
    if (fault === 'hang-up') {
      response.destroy();
      return;
    }
    response.setHeader('content-type', 'text/xml');
    try {
      if (fault !== undefined) {
        response.statusCode = fault.status;
        throw new Rejected(fault.code);
      }
      response.end(this.answer(call, url!, body, form));
    } catch (error) {
      if (!(error instanceof Rejected)) {
        throw error;
      }
      response.statusCode = fault === undefined ? error.code === 'NoSuchKey' ? 404 : 400 : response.statusCode;
      response.end(errorOf(call, error.code));
    }
  }

  private answer(call: string, url: string, body: string, form: URLSearchParams): string | Uint8Array {
    const endpoint = form.get('ClientVpnEndpointId') ?? form.get('ResourceId.1') ?? '';
    const tags = () => Array.from(form.keys()).flatMap((name) => /^Tag\.\d+\.Key$/.test(name) ? [[form.get(name)!, form.get(name.replace('Key', 'Value')) ?? ''] as const] : []);
    switch (call) {
      case 'Answer':
        this.answers.push(JSON.parse(body) as Answer);
        return '';
      case 'GetObject': {
        const found = this.objects.get(decodeURIComponent(new URL(url, this.url).pathname.slice(1)));
        if (found === undefined) {
          throw new Rejected('NoSuchKey');
        }
        return typeof found === 'string' ? found : Buffer.from(found);
      }
      case 'DescribeStacks':
        return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>Prod</StackName>${
          `<CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>${this.stackStatus}</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`}`;
      case 'Export':
        return ec2(form, this.exported(endpoint));
      case 'Import':
        this.service.importRevocationList(endpoint, form.get('CertificateRevocationList')!);
        return ec2(form, '<return>true</return>');
      case 'CreateTags':
        this.service.createTags(endpoint, tags());
        return ec2(form, '<return>true</return>');
      case 'DeleteTags':
        this.service.deleteTags(endpoint, tags().map(([key]) => key));
        return ec2(form, '<return>true</return>');
      default:
        throw new Error(`not expected: ${call}`);
    }
  }

  private exported(endpoint: string): string {
    const found = this.service.exportRevocationList(endpoint);
    if (found === undefined && this.withoutList === 'rejected') {
      throw new Rejected('InvalidParameterValue');
    }
    // other line ends than those that were sent: no document tells which ones come back.
    const text = found?.replace(/\n/g, '\r\n') ?? (this.withoutList === 'in words' ? 'None' : '');
    return `<certificateRevocationList>${escaped(text)}</certificateRevocationList><status><code>active</code></status>`;
  }
}

function ec2(form: URLSearchParams, xml: string): string {
  const action = form.get('Action')!;
  return `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId>${xml}</${action}Response>`;
}

function errorOf(call: string, code: string): string {
  const error = `<Code>${code}</Code><Message>rejected</Message>`;
  switch (call) {
    case 'GetObject': return `<Error>${error}</Error>`;
    case 'DescribeStacks': return `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
    default: return `<Response><Errors><Error>${error}</Error></Errors><RequestID>1</RequestID></Response>`;
  }
}
