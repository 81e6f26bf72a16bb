import { gunzipSync } from 'node:zlib';
import { Duration, NestedStack, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { authority, CONTEXT, list, newFolder, NOW, revocations } from './lists';
import { pemBytes, REVOCATION_LIST } from '../../src/certificates/pem';
import {
  ClientVpnAuthentication, ClientVpnEndpointPlus, type ClientVpnMutualOptions, ClientVpnRevocationList, type ClientVpnRevocationListFileOptions,
} from '../../src/index';
import { anyAuthority } from '../certificates/any-certificate';
import {
  ASSOCIATION, ENDPOINT, importedSubnet, importedVpc, messageOf, newApp, newEndpoint, newEndpointIn, newStack, newVpc, resourcesOf, synth,
  validationErrors, warnings,
} from '../fixtures';

type FromBucket = Parameters<typeof ClientVpnRevocationList.fromBucket>;

const LIST = 'Custom::ClientVpnRevocationList';
const ID = 'cvpn-endpoint-0123456789abcdef0';

const { file, folder, remove } = newFolder();
afterAll(remove);

const stackAt = (now: unknown = NOW) => newStack(newApp({ context: { ...CONTEXT, 'cdk-client-vpn-plus:now': now } }));

interface Given {
  readonly text?: string | Uint8Array;
  readonly options?: ClientVpnRevocationListFileOptions;
  readonly mutual?: ClientVpnMutualOptions;
  readonly now?: unknown;
}

function endpointWith({ mutual, now, options = { announced: '12' }, text = list() }: Given = {}) {
  const stack = stackAt(now);
  newEndpoint(stack, {
    authentication: ClientVpnAuthentication.mutual(mutual), revocationList: ClientVpnRevocationList.fromFile(file(text), options),
  });
  return stack;
}

/** What is said, without the path of the endpoint, the folder and the source. */
const short = (said: string) => said.replaceAll(folder, '…').replace(/^\/?Stack\/Vpn: /, '').replace(/ https:\S+/, '').replace(/ \[ack: .*/, '');
const errorOf = (given: Given) => short(messageOf(() => endpointWith(given)));
const warningsOf = (given: Given) => warnings(endpointWith(given)).map(short);

describe('a list in a file', () => {
  test('stands in the template, and the function may import it for this endpoint alone', () => {
    const template = synth(endpointWith());
    const [[id, properties]] = Object.entries(resourcesOf(template, LIST));
    const [endpoint] = Object.keys(resourcesOf(template, ENDPOINT));
    expect(id).toMatch(/^VpnRevocationList[0-9A-F]{8}$/);
    expect(properties).toEqual({
      ServiceToken: { 'Fn::GetAtt': [expect.stringMatching(/^ClientVpnUpkeepFunction/), 'Arn'] },
      ClientVpnEndpointId: { Ref: endpoint },
      CertificateRevocationListGzip: expect.any(String),
    });
    const kept = gunzipSync(Buffer.from(properties.CertificateRevocationListGzip as string, 'base64'));
    expect(kept.equals(pemBytes(list(), REVOCATION_LIST)!)).toBe(true);
    const [policy] = Object.keys(template.findResources('AWS::IAM::Policy', {
      Properties: {
        PolicyDocument: {
          Statement: [{
            Action: ['ec2:ExportClientVpnClientCertificateRevocationList', 'ec2:ImportClientVpnClientCertificateRevocationList'],
            Effect: 'Allow',
            Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ec2:eu-west-1:111111111111:client-vpn-endpoint/', { Ref: endpoint }]] },
          }],
        },
      },
    }));
    template.hasResource(LIST, { DependsOn: Match.arrayWith([policy]) });
  });

  test('needs no asset', () => {
    expect(JSON.stringify(synth(endpointWith()).toJSON())).not.toContain('cdk-hnb659fds');
  });

  test('is the same on all systems: the byte that names one says that it is not known', () => {
    const [{ CertificateRevocationListGzip: text }] = Object.values(resourcesOf(synth(endpointWith()), LIST));
    expect(Buffer.from(text as string, 'base64').subarray(0, 10).toString('hex')).toBe('1f8b08000000000002ff');
  });

  test('is an asset when it is long, which the function may read', () => {
    const template = synth(endpointWith({ text: list({ revocations: revocations(2_000) }) }));
    const [{ Bucket: bucket, Key: key, CertificateRevocationListGzip: text }] = Object.values(resourcesOf(template, LIST));
    expect(text).toBeUndefined();
    expect(key).toMatch(/^[0-9a-f]{64}\.pem$/);
    expect(bucket).toBe('cdk-hnb659fds-assets-111111111111-eu-west-1');
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{
          Action: 's3:GetObject', Effect: 'Allow', Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${String(bucket)}/${String(key)}`]] },
        }]),
      },
    });
  });

  test('may have text around it, the ends of lines of Windows, and a byte order mark', () => {
    const of = (text: string | Uint8Array) => Object.values(resourcesOf(synth(endpointWith({ text })), LIST))[0].CertificateRevocationListGzip;
    expect(of(Buffer.from(`\ufeffCertificate Revocation List\r\n${list().replaceAll('\n', '\r\n')}`, 'utf16le'))).toBe(of(list()));
  });

  test('waits for the associations of the endpoint, those to come included', () => {
    const vpc = newVpc(stackAt());
    const vpn = newEndpointIn(vpc, {
      authentication: ClientVpnAuthentication.mutual(), revocationList: ClientVpnRevocationList.fromFile(file(list()), { announced: '12' }),
    });
    const template = synth(vpn);
    const associations = Object.keys(template.findResources(ASSOCIATION));
    expect(associations).toHaveLength(2);
    template.hasResource(LIST, { DependsOn: Match.arrayWith(associations) });
  });

  test('of an endpoint in a nested stack has its function there', () => {
    const nested = new NestedStack(stackAt(), 'Nested');
    newEndpoint(nested, { authentication: ClientVpnAuthentication.mutual(), revocationList: ClientVpnRevocationList.fromFile(file(list())) });
    const template = synth(nested);
    template.resourceCountIs(LIST, 1);
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });
});

describe('the function', () => {
  test('is one for all endpoints of a stack', () => {
    const stack = stackAt();
    for (const id of ['One', 'Two']) {
      newEndpoint(stack, {
        authentication: ClientVpnAuthentication.mutual(), revocationList: ClientVpnRevocationList.fromFile(file(list())), clientCidrBlock: `10.${id.length + 100}.0.0/16`,
      }, id);
    }
    const template = synth(stack);
    template.resourceCountIs(LIST, 2);
    template.resourceCountIs('AWS::Lambda::Function', 1);
    template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'index.handler', Runtime: 'nodejs24.x', Timeout: 900, Code: { ZipFile: Match.anyValue() } });
    template.hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } });
  });

  test('may do nothing else than write its log', () => {
    const policies = Object.values(resourcesOf(synth(endpointWith()), 'AWS::IAM::Policy')) as Array<{ readonly PolicyDocument: { readonly Statement: ReadonlyArray<{ readonly Action: unknown; readonly Resource: unknown }> } }>;
    expect(policies.flatMap(({ PolicyDocument: { Statement } }) => Statement.flatMap(({ Action }) => Action)).sort()).toEqual([
      'cloudformation:DescribeStacks', 'ec2:ExportClientVpnClientCertificateRevocationList', 'ec2:ImportClientVpnClientCertificateRevocationList',
      'logs:CreateLogStream', 'logs:PutLogEvents',
    ]);
    expect(policies.flatMap(({ PolicyDocument: { Statement } }) => Statement.flatMap(({ Resource }) => Resource)).filter((resource) => resource === '*')).toEqual([]);
    expect(JSON.stringify(synth(endpointWith()).toJSON())).not.toContain('AWSLambdaBasicExecutionRole');
  });
});

describe('the endpoint', () => {
  test('waits for nothing of its list, so that there is no circle', () => {
    const template = synth(endpointWith());
    expect(JSON.stringify(template.findResources(ENDPOINT))).not.toMatch(/ClientVpnUpkeep|RevocationList/);
  });
});

const CONVERT = 'Write the path of the list, such as "pki/crl.pem"; openssl crl -inform der -in FILE -out FILE.pem converts one in DER.';
const RENEW = 'Sign a new one with the same authority, e.g. with cdk-client-vpn-plus pki crl.';
const AT = 'ClientVpnRevocationList.fromFile(): ';

describe('what is an error', () => {
  test.each<[string, Given, string]>([
    ['a text that is none', { text: 'crl' }, `${AT}the file "…/crl.pem" holds no revocation list as PEM. ${CONVERT} [RevocationListFile]`],
    ['a certificate', { text: authority.text }, `${AT}the file "…/crl.pem" holds no revocation list as PEM. ${CONVERT} [RevocationListFile]`],
    ['a certificate with the name of a list', { text: authority.text.replaceAll('CERTIFICATE', 'X509 CRL') },
      `${AT}the file "…/crl.pem" holds a revocation list that cannot be read. ${CONVERT} [RevocationListFile]`],
    ['DER', { text: pemBytes(list(), REVOCATION_LIST)! }, `${AT}the file "…/crl.pem" is not valid UTF-8. ${CONVERT} [RevocationListFile]`],
    ['two lists', { text: list() + list({ number: 13 }) },
      `${AT}the file "…/crl.pem" holds 2 revocation lists, and an endpoint has one. ${CONVERT} [RevocationListFile]`],
    ['a list that is broken', { text: list().replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA') },
      `${AT}the file "…/crl.pem" holds a revocation list that cannot be read. ${CONVERT} [RevocationListFile]`],
    ['one second too late', { text: list({ until: new Date('2026-11-27T11:59:59Z') }) },
      `the revocation list in "…/crl.pem" has expired at 2026-11-27T11:59:59.000Z: no client could connect. ${RENEW} [RevocationListExpired]`],
    ['another authority', { text: list({}, anyAuthority('Office VPN')), mutual: { clientRootCertificateFile: file(authority.text, 'ca.crt') } },
      'the revocation list in "…/crl.pem" is signed by no authority in "…/ca.crt". Name the list of the authority that signs the client certificates. [RevocationListSignature]'],
    ['20,001 entries', { text: list({ revocations: revocations(20_001) }) },
      'the revocation list in "…/crl.pem" has 20,001 entries: it may have up to 20,000. Leave out certificates that have expired. [RevocationListEntries]'],
  ])('is %s', (_, given, message) => {
    expect(errorOf(given)).toBe(message);
  });

  test('is a file that does not exist, a path that is a token, and an option that is none', () => {
    expect(messageOf(() => ClientVpnRevocationList.fromFile('nowhere.pem'))).toContain('the file "nowhere.pem" does not exist. Write its path from');
    expect(messageOf(() => ClientVpnRevocationList.fromFile(Token.asString({ Ref: 'Path' })))).toContain('the path of the file is a token');
    expect(messageOf(() => ClientVpnRevocationList.fromFile(file(list()), { announce: '12' } as never))).toContain('there is no prop "announce". Write announced.');
    expect(messageOf(() => ClientVpnRevocationList.fromFile(file(list()), { announced: 12 as never }))).toContain('announced is 12. Write e.g. "12".');
  });

  test('is an endpoint without certificates, which is left without children', () => {
    const stack = stackAt();
    expect(short(messageOf(() => newEndpoint(stack, { revocationList: ClientVpnRevocationList.fromFile(file(list())) })))).toBe(
      'revocationList is given, and authentication asks clients for no certificate. '
      + 'Leave out revocationList, or write ClientVpnAuthentication.mutual(), or withMutual() beside another way to sign in. [RevocationListWithoutCertificates]');
    expect(stack.node.findChild('Vpn').node.children).toEqual([]);
  });

  test('is another value', () => {
    expect(messageOf(() => newEndpoint(stackAt(), { authentication: ClientVpnAuthentication.mutual(), revocationList: 'crl.pem' as never })))
      .toContain('revocationList is "crl.pem". Write e.g. ClientVpnRevocationList.fromFile("pki/crl.pem").');
  });
});

describe('what is a warning', () => {
  const IMPORT = (name: string, more = '') => `the deployment imports the list "${name}" of "…/crl.pem", unless the endpoint has it already or a newer one${more}: an import resets all connections. `
    + `Announce it to users, then write announced: "${name}". [RevocationListImport]`;

  test('is an import that was not announced, for each list anew', () => {
    expect(warningsOf({ options: {} })).toEqual([IMPORT('12')]);
    expect(warningsOf({ options: { announced: '12' } })).toEqual([]);
    expect(warningsOf({ text: list({ number: 13 }) })).toEqual([IMPORT('13', ' ("12" is announced)')]);
  });

  test('is one that is valid for less than 30 days, or not yet', () => {
    expect(warningsOf({ text: list({ until: new Date('2026-12-27T12:00:00Z') }) })).toEqual([]);
    expect(warningsOf({ text: list({ until: new Date('2026-12-27T11:59:59Z') }) })).toEqual([
      `the revocation list in "…/crl.pem" expires at 2026-12-27T11:59:59.000Z, in 30 days: then no client can connect. ${RENEW} [RevocationListValidity]`,
    ]);
    expect(warningsOf({ text: list({ until: new Date('2026-11-27T12:00:00Z') }) })[0]).toContain('in 0 days');
    expect(warningsOf({ text: list({ from: new Date('2026-11-28T00:00:00Z') }) })).toEqual([
      'the revocation list in "…/crl.pem" is valid from 2026-11-28T00:00:00.000Z on: until then no client connects. Deploy afterwards, or set the clock of this machine. [RevocationListValidity]',
    ]);
  });

  test('is nothing of a list that is signed by one of the authorities, has 20,000 entries or none', () => {
    const root = file(anyAuthority('Other').text + authority.text, 'ca.crt');
    expect(warningsOf({ mutual: { clientRootCertificateFile: root } })).toEqual([]);
    expect(warningsOf({ text: list({ revocations: revocations(20_000) }) })).toEqual([]);
    expect(warningsOf({ text: list({ revocations: [] }) })).toEqual([]);
  });
});

describe('a list in a bucket', () => {
  const bucketIn = (stack = stackAt()) => Bucket.fromBucketName(stack, 'Lists', 'lists');
  const withBucket = (key: string, options?: FromBucket[2], bucket: FromBucket[0] = bucketIn()) => {
    const revocationList = ClientVpnRevocationList.fromBucket(bucket, key, options);
    newEndpoint(bucket.node.scope as ReturnType<typeof newStack>, { authentication: ClientVpnAuthentication.mutual(), revocationList });
    return synth(bucket);
  };
  const event = (template: ReturnType<typeof synth>) => {
    const [endpoint] = Object.keys(template.findResources(ENDPOINT));
    return { 'Fn::Join': ['', ['{"ClientVpnEndpointId":"', { Ref: endpoint }, '","Bucket":"lists","Key":"crl.pem"}']] };
  };

  test('is read once a day by default, that object alone', () => {
    const template = withBucket('crl.pem');
    template.hasResourceProperties(LIST, { Bucket: 'lists', Key: 'crl.pem' });
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [Match.objectLike({ Input: event(template) })] });
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.resourceCountIs('AWS::Lambda::Permission', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{ Action: 's3:GetObject', Effect: 'Allow', Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lists/crl.pem']] } }]),
      },
    });
  });

  test('is read on another schedule', () => {
    withBucket('crl.pem', { schedule: Schedule.rate(Duration.hours(1)) }).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)' });
  });

  test('is read when it is written, and on a schedule only where one is given', () => {
    const template = withBucket('crl.pem', { onChange: true });
    template.resourceCountIs('AWS::Events::Rule', 1);
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: ['lists'] }, object: { key: ['crl.pem'] } } },
      Targets: [Match.objectLike({ Input: event(template) })],
    });
    withBucket('crl.pem', { onChange: true, schedule: Schedule.rate(Duration.hours(1)) }).resourceCountIs('AWS::Events::Rule', 2);
  });

  test('is decrypted with the key of the bucket', () => {
    const stack = stackAt();
    const bucket = new Bucket(stack, 'Lists', { encryptionKey: new Key(stack, 'Key') });
    const template = withBucket('crl.pem', {}, bucket);
    const [key] = Object.keys(template.findResources('AWS::KMS::Key'));
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([{ Action: 'kms:Decrypt', Effect: 'Allow', Resource: { 'Fn::GetAtt': [key, 'Arn'] } }]) },
    });
  });

  test('may be in a bucket that is an L1', () => {
    const bucket = new CfnBucket(stackAt(), 'Lists');
    withBucket('crl.pem', {}, bucket).hasResourceProperties(LIST, { Bucket: { Ref: 'Lists' } });
  });

  test('gives no permission for other objects, also where its name has a wildcard', () => {
    withBucket('a*b?c$d.pem').hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 's3:GetObject', Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::lists/a${*}b${?}c${$}d.pem']] } })]) },
    });
  });

  test.each<[string, unknown[], string]>([
    ['no bucket', ['lists', 'crl.pem'], 'bucket is "lists". Write e.g. s3.Bucket.fromBucketName(this, "Lists", "…").'],
    ['no key', [{ bucketRef: {} }, ''], 'key is "". Write e.g. "crl.pem".'],
    ['another schedule', [{ bucketRef: {} }, 'crl.pem', { schedule: 'rate(1 day)' }], 'schedule is "rate(1 day)". Write e.g. events.Schedule.rate(Duration.days(1)).'],
    ['another choice', [{ bucketRef: {} }, 'crl.pem', { onChange: 'yes' }], 'onChange is "yes". Write e.g. true.'],
  ])('is not %s', (_, given, message) => {
    expect(messageOf(() => ClientVpnRevocationList.fromBucket(...given as FromBucket))).toContain(message);
  });
});

describe('an imported endpoint', () => {
  const imported = (stack = stackAt(), id = 'Imported') => ClientVpnEndpointPlus.fromClientVpnEndpointAttributes(stack, id, {
    clientVpnEndpointId: ID, vpc: importedVpc(stack, `Vpc${id}`), revocationList: ClientVpnRevocationList.fromFile(file(list()), { announced: '12' }),
  });

  test('has a list, which waits for the associations of the stack', () => {
    const endpoint = imported();
    endpoint.associateSubnet(importedSubnet(endpoint.stack, 'subnet-9'));
    const template = synth(endpoint);
    template.hasResource(LIST, {
      Properties: { ClientVpnEndpointId: ID }, DependsOn: Match.arrayWith(Object.keys(template.findResources(ASSOCIATION))),
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:ec2:eu-west-1:111111111111:client-vpn-endpoint/${ID}`]] } })] },
    });
  });

  test('has one list', () => {
    const stack = stackAt();
    imported(stack, 'One');
    imported(stack, 'Two');
    expect(validationErrors(stack)).toEqual([
      '[Stack/One] revocationList is given to more than one of the constructs that stand for this endpoint. Give the list to one of them. '
      + '[RevocationListTwice] https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ImportClientVpnClientCertificateRevocationList.html',
    ]);
  });
});
