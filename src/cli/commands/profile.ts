import { statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { withExitCode } from './with-exit-code';
import { CertificateAuthority } from '../../pki/certificate-authority';
import type { IssuedCertificates } from '../../pki/issued-certificates';
import { asPkiError, PkiError } from '../../pki/pki-error';
import { type ClientProgram, refusal } from '../../profile/directives';
import { type DeployedEndpoint, endpointHost, endpointsIn, isEndpointId } from '../../profile/endpoint-name';
import { profileProblems } from '../../profile/profile-check';
import { completeProfile, composeProfile, readProfile, type Remote } from '../../profile/profile-text';
import { bytesOf, fileBytes } from '../../reading/file-bytes';
import { decoded, textOf } from '../../reading/file-text';
import { readAbout } from '../../reading/template-source';
import { isRegion } from '../../service/region-names';
import { escapeControlCharacters } from '../../util/control-characters';
import { namedText } from '../input/option-file';
import { jsonText } from '../output/json';
import { shellLine, withCommand } from '../output/shell-words';
import { Colours, ExitCode, type Io, quantity } from '../terminal/io';

/** Who it is for, and where the endpoint is. */
export interface ProfileOptions {
  readonly folder: string;
  readonly cert?: string;
  readonly key?: string;
  readonly from?: string;
  readonly endpoint?: string;
  readonly region?: string;
  readonly stack?: string;
  readonly ca?: string;
  readonly serverName?: string;
  readonly port: string;
  readonly tcp?: boolean;
  readonly password?: boolean;
  readonly mfa?: boolean;
  readonly devicePosture?: string;
  readonly client: ClientProgram;
  readonly output?: string;
  readonly json?: boolean;
}

/** What is of one user, with what the authority knows of the server. */
interface Identity {
  readonly certificate?: string;
  readonly key?: string;
  readonly authority?: string;
  readonly serverName?: string;
}

/** Writes the client configuration file of a user. */
export async function writeProfile(name: string | undefined, options: ProfileOptions, io: Io): Promise<ExitCode> {
  return withExitCode(io, async () => {
    const { client, devicePosture, from, json, output = `${name ?? 'client'}.ovpn` } = options;
    if (/[/\\]/.test(name ?? '') && options.output === undefined) {
      throw new PkiError(`The name ${name} cannot be part of the name of a file: give --output.`);
    }
    const identity = await identityOf(name, options);
    const text = from === undefined
      ? composed(identity, options)
      : completeProfile(exportIn(await read(from, io)), { ...identity, devicePosture });
    for (const { name: directive } of readProfile(text).directives) {
      const why = refusal(directive, client);
      if (why !== undefined) {
        throw new PkiError(`${why.message} ${client === 'aws' ? 'Remove the line from the export.' : 'Give --client aws where the file is for it.'}`);
      }
    }
    writeNew(output, text);
    const next = client === 'aws'
      ? shellLine('aws-vpn-client', 'import-profile', '--profile-name', name ?? 'client', '--config-path', output)
      : shellLine('openvpn', '--config', output);
    io.stdout.write(json
      ? `${jsonText({ file: output, next: [next] })}\n`
      : `${escapeControlCharacters(`${output}: ${identity.key === undefined ? 'without a key' : `with the key, for ${name ?? 'its owner'} alone`}`)}\n\nNext:\n  ${escapeControlCharacters(next)}\n`);
    return ExitCode.OK;
  });
}

/** Writes a file for its owner alone. */
function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST'
      ? new PkiError(`${file}: it is there already, and nothing is overwritten. Move it away, or give --output.`)
      : asPkiError(error);
  }
}

/** Finds what is wrong with a client configuration file. */
export async function checkProfile(
  file: string, { client, json, server }: { readonly client: ClientProgram; readonly json?: boolean; readonly server?: string }, io: Io,
): Promise<ExitCode> {
  return withExitCode(io, async () => {
    const found = profileProblems({
      text: await read(file, io),
      client,
      now: new Date(),
      server: server === undefined ? undefined : namedText(server),
      read: (path) => {
        const beside = resolve(dirname(file), path);
        // what is no text holds no certificate and no key.
        return statSync(beside, { throwIfNoEntry: false })?.isFile() ? decoded(fileBytes(beside)) ?? '' : undefined;
      },
    });
    const problems = found.map(({ command, fix, line, message }) => ({ line, message, fix: withCommand(fix, command, io.env) }));
    const colours = new Colours(io.stdout, io.env);
    const lines = problems.flatMap(({ fix, line, message }) => [
      `${escapeControlCharacters(`${file}${line === undefined ? '' : `:${line}`}`)}: ${colours.red(escapeControlCharacters(message))}`, `  ${escapeControlCharacters(fix)}`,
    ]);
    io.stdout.write(json
      ? `${jsonText({ file, problems })}\n`
      : `${[...lines, `${quantity(problems.length, 'problem')} in ${escapeControlCharacters(file)}.`].join('\n')}\n`);
    return problems.length === 0 ? ExitCode.OK : ExitCode.FOUND;
  });
}

async function identityOf(name: string | undefined, { ca, cert, folder, key, serverName }: ProfileOptions): Promise<Identity> {
  const given = { certificate: cert && namedText(cert), key: key && namedText(key), authority: ca && namedText(ca), serverName };
  if ((cert === undefined) !== (key === undefined)) {
    throw new PkiError('A certificate needs its key: give both --cert and --key.');
  }
  const isInFolder = name !== undefined && cert === undefined;
  if (!isInFolder) {
    return given;
  }
  const now = new Date();
  const authority = new CertificateAuthority(folder, now, async () => '');
  const issued = await authority.certificates();
  const found = issued.valid(name.normalize('NFC'), now, ['client']).pop();
  if (found === undefined) {
    throw new PkiError(`${JSON.stringify(name)} has no certificate that counts in ${folder}. Create one`, 'pki client NAME');
  }
  return {
    certificate: namedText(authority.file(found.certificate)),
    key: namedText(authority.file(found.key)),
    authority: given.authority ?? namedText(authority.file(issued.authority.certificate)),
    serverName: serverName ?? (ca === undefined ? onlyServer(issued, now) : undefined),
  };
}

/** The name of the server, where there is no other one. */
function onlyServer(issued: IssuedCertificates, now: Date): string | undefined {
  const names = new Set(issued.all.filter(({ kind, until }) => kind === 'server' && until > now).map((server) => server.name));
  return names.size === 1 ? Array.from(names)[0] : undefined;
}

function composed({ authority, certificate, key, serverName }: Identity, options: ProfileOptions): string {
  const { devicePosture, mfa = false, password = false } = options;
  if (certificate === undefined && !password && !mfa) {
    throw new PkiError(
      'Give the name of a client, --cert and --key, or --password. '
      + 'With SAML give --from: what AWS writes for SAML is not the same in all its exports.',
    );
  }
  if (authority === undefined) {
    throw new PkiError('Give --ca: the authority that has signed the certificate of the server.');
  }
  const remote = remoteOf(options);
  return composeProfile({ remote, authority, certificate, key, serverName, devicePosture, hasPassword: password, hasSecondFactor: mfa });
}

function remoteOf(options: ProfileOptions): Remote {
  const { id, region } = endpointOf(options);
  if (region === undefined) {
    throw new PkiError(`Give --region: the Region of ${id}.`);
  }
  return { host: endpointHost(id, region), port: Number(options.port), protocol: options.tcp ? 'tcp' : 'udp', isRandom: true };
}

function endpointOf({ endpoint, region, stack }: ProfileOptions): DeployedEndpoint {
  if (endpoint !== undefined && !isEndpointId(endpoint)) {
    throw new PkiError(`${JSON.stringify(endpoint)} is not the id of an endpoint, such as cvpn-endpoint-0123456789abcdef0.`);
  }
  if (region !== undefined && !isRegion(region)) {
    throw new PkiError(`${JSON.stringify(region)} is not a Region, such as eu-central-1.`);
  }
  if (stack === undefined) {
    if (endpoint === undefined) {
      throw new PkiError('Give --endpoint and --region, --stack, or --from.');
    }
    return { id: endpoint, region };
  }
  const found = endpointsIn(jsonIn(stack)).filter(({ id }) => endpoint === undefined || id === endpoint);
  if (found.length !== 1) {
    throw new PkiError(found.length === 0
      ? `${stack}: there is no endpoint among the outputs. Add one to the stack: new CfnOutput(this, 'VpnDnsName', { value: vpn.clientVpnEndpointDnsName })`
      : `${stack}: there are several endpoints: ${found.map(({ id }) => id).join(', ')}. Give --endpoint.`);
  }
  return { ...found[0], region: region ?? found[0].region };
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(namedText(file));
  } catch (error) {
    throw error instanceof SyntaxError ? new PkiError(`${file}: this is not JSON, as "cdk deploy --outputs-file" writes it.`) : error;
  }
}

/** An export as it is, or within the JSON of the AWS CLI. */
function exportIn(text: string): string {
  if (!text.trimStart().startsWith('{')) {
    return text;
  }
  try {
    const { ClientConfiguration: configuration } = JSON.parse(text) as { ClientConfiguration?: unknown };
    if (typeof configuration === 'string') {
      return configuration;
    }
  } catch {
    // said below.
  }
  throw new PkiError('This is not an export: run aws ec2 export-client-vpn-client-configuration with --output text.');
}

async function read(file: string, io: Io): Promise<string> {
  return readAbout(file, async () => textOf(await bytesOf(file, io)));
}
