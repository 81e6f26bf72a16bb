/** A line that says something. */
export interface Directive {
  readonly name: string;
  readonly values: readonly string[];
  /** Counted from one. */
  readonly line: number;
}

/** What stands within the file, such as `<ca>`. */
export interface Block {
  readonly text: string;
  readonly line: number;
}

/** A client configuration file, as OpenVPN reads it. */
export interface ProfileText {
  /** Blocks have no values. */
  readonly directives: readonly Directive[];
  readonly blocks: ReadonlyMap<string, Block>;
  /** A block that has no end. */
  readonly open?: Directive;
}

/** What stands between this and its end are lines like others: one server of several. */
const CONNECTION = '<connection>';

/** Reads a client configuration file; line ends may be those of Windows. */
export function readProfile(text: string): ProfileText {
  const directives: Directive[] = [];
  const blocks = new Map<string, Block>();
  let inside: { readonly name: string; readonly lines: string[]; readonly line: number } | undefined;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const written = raw.trim();
    if (inside !== undefined) {
      if (written === `</${inside.name}>`) {
        const { line, lines, name } = inside;
        blocks.set(name, { text: `${lines.join('\n')}\n`, line });
        directives.push({ name, values: [], line });
        inside = undefined;
      } else {
        inside.lines.push(written);
      }
    } else if (written === CONNECTION) {
      directives.push({ name: 'connection', values: [], line: index + 1 });
    } else if (/^<[\w-]+>$/.test(written)) {
      inside = { name: written.slice(1, -1), lines: [], line: index + 1 };
    } else if (!/^([#;]|<\/connection>$|$)/.test(written)) {
      const [name, ...values] = Array.from(written.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g), ([, double, single, plain]) => (
        plain ?? single ?? double.replace(/\\(.)/g, '$1')
      ));
      directives.push({ name: name.replace(/^--/, ''), values, line: index + 1 });
    }
  }
  return { directives, blocks, open: inside && { name: inside.name, values: [], line: inside.line } };
}

/** Where clients connect to. */
export interface Remote {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'udp' | 'tcp';
  /** Whether only names below the host's are known, as it is with an endpoint of AWS. */
  readonly isRandom: boolean;
}

/** What is of one user. */
export interface ProfileParts {
  readonly certificate?: string;
  readonly key?: string;
  readonly devicePosture?: string;
}

export interface ProfileRequest extends ProfileParts {
  readonly remote: Remote;
  /** The authority that has signed the server's certificate. */
  readonly authority: string;
  /** The common name of the server's certificate. */
  readonly serverName?: string;
  /** Whether users have a name and a password. */
  readonly hasPassword: boolean;
  /** Whether they are asked for a second factor. */
  readonly hasSecondFactor: boolean;
}

/** A client configuration file, in the shape of the one that AWS exports. */
export function composeProfile(request: ProfileRequest): string {
  const { authority, hasPassword, hasSecondFactor, remote: { host, isRandom, port, protocol }, serverName } = request;
  return completeProfile([
    'client',
    'dev tun',
    `proto ${protocol}`,
    `remote ${host} ${port}`,
    ...(isRandom ? ['remote-random-hostname'] : []),
    'resolv-retry infinite',
    'nobind',
    'remote-cert-tls server',
    'cipher AES-256-GCM',
    'verb 3',
    ...block('ca', authority),
    ...(hasPassword || hasSecondFactor ? ['auth-user-pass'] : []),
    ...(hasSecondFactor ? ['static-challenge "Enter MFA code " 1'] : []),
    'reneg-sec 0',
    ...(serverName === undefined ? [] : [`verify-x509-name "${serverName}" name`]),
    '',
  ].join('\n'), request);
}

/** A file that was exported, with what is of one user; what it says of that already is left out. */
export function completeProfile(exported: string, { certificate, devicePosture, key }: ProfileParts): string {
  const blocks = new Map([['cert', certificate], ['key', key]]);
  const gone = Array.from(blocks).filter(([, content]) => content !== undefined).map(([name]) => name);
  const lines: string[] = [];
  let inside: string | undefined;
  for (const raw of exported.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const [, opened] = /^\s*<([\w-]+)>\s*$/.exec(raw) ?? [];
    inside ??= opened;
    const name = inside ?? raw.trim().split(/\s/)[0];
    if (!gone.includes(name) && !(devicePosture !== undefined && name === 'aws-auth-device-posture')) {
      lines.push(raw.trimEnd());
    }
    inside = raw.trim() === `</${inside}>` ? undefined : inside;
  }
  return [
    lines.join('\n').trimEnd(),
    ...Array.from(blocks).flatMap(([name, content]) => content === undefined ? [] : block(name, content)),
    ...(devicePosture === undefined ? [] : [`aws-auth-device-posture ${devicePosture}`]),
    '',
  ].join('\n');
}

function block(name: string, content: string): string[] {
  return [`<${name}>`, content.replace(/\r\n?/g, '\n').trim(), `</${name}>`];
}
