/** What the tests of the command line start from. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';
import type { ExitCode, Io } from '../../src/cli/terminal/io';

/** Of this package; a release has another one than every other commit. */
export const { version: VERSION } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };

/** What a run of the command line leaves behind. */
export interface Ran {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly stdin?: string | Uint8Array;
  readonly isTTY?: boolean;
  readonly env?: Io['env'];
}

/** Runs the command line in this process. */
export async function cli(args: readonly string[], { stdin = '', isTTY = false, env = {} }: Terminal = {}): Promise<Ran> {
  const [stdout, stderr]: string[][] = [[], []];
  const output = (lines: string[]) => ({ isTTY, write: (text: string) => lines.push(text) });
  const input = Object.assign((async function* () { yield Buffer.from(stdin); })(), { isTTY, setRawMode: () => undefined });
  const code = await run(args, { stdin: input, stdout: output(stdout), stderr: output(stderr), env });
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}

/** Runs something in a new folder with some files, as the current folder. */
export async function inFolder<T>(files: Readonly<Record<string, string | Uint8Array>>, use: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  const before = process.cwd();
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    process.chdir(folder);
    return await use();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** Checks files of a new folder. */
export function check(
  files: Readonly<Record<string, string | Uint8Array>>, args: readonly string[] = Object.keys(files), terminal?: Terminal,
): Promise<Ran> {
  return inFolder(files, () => cli(['check', ...args], terminal));
}

/** An endpoint that nothing is to be said of, but that nothing is attached to it. */
const PROPERTIES = {
  AuthenticationOptions: [{ Type: 'federated-authentication', FederatedAuthentication: { SAMLProviderArn: 'arn:aws:iam::111122223333:saml-provider/x' } }],
  ClientCidrBlock: '10.100.0.0/16',
  ConnectionLogOptions: { Enabled: false },
  ServerCertificateArn: { 'Fn::ImportValue': 'certificate' },
  SplitTunnel: true,
  VpcId: 'vpc-1',
  SecurityGroupIds: ['sg-1'],
};

/** A template with an endpoint, `Vpn`, that is complete. */
export function template(properties: object = {}, attributes: object = {}): { Resources: Record<string, object> } {
  return {
    Resources: {
      Vpn: { Type: 'AWS::EC2::ClientVpnEndpoint', Properties: { ...PROPERTIES, ...properties }, ...attributes },
      Association: {
        Type: 'AWS::EC2::ClientVpnTargetNetworkAssociation',
        Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, SubnetId: 'subnet-1' },
      },
      Rule: {
        Type: 'AWS::EC2::ClientVpnAuthorizationRule',
        Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true },
      },
    },
  };
}

export const TOO_SMALL = { ClientCidrBlock: '10.0.0.0/28' };
/** A banner that is switched on and says nothing, which is a warning. */
export const DOUBTFUL = { ClientLoginBannerOptions: { Enabled: true } };
/** Metadata that ask to ignore a rule. */
export const ignoring = (rule: unknown, reason?: unknown) => ({ Metadata: { 'cdk-client-vpn-plus': { ignore: [{ rule, reason }] } } });

export const json = (value: unknown) => JSON.stringify(value, undefined, 2);
