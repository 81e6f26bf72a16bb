import { type FoundIn, numberOf, type Outcome } from './outcome';
import { withCommand } from './shell-words';
import { escapeControlCharacters } from '../../util/control-characters';
import { groupBy } from '../../util/group-by';
import { Colours, type Io, quantity } from '../terminal/io';

/** What was found, for people: by file and resource, with what to write instead. */
export function writeHuman(outcome: Outcome, io: Io): void {
  const colours = new Colours(io.stdout, io.env);
  // written in one go: each write asks the system.
  const lines: string[] = [];
  const write = (line = '') => void lines.push(`${line}\n`);
  for (const [file, ofFile] of groupBy(outcome.findings, (finding) => finding.file)) {
    write(colours.bold(escapeControlCharacters(file)));
    let last: string | undefined;
    for (const ofSeverity of groupBy(ofFile, ({ ignored, severity }) => ignored === undefined ? severity : 'ignored').values()) {
      const resources = Array.from(groupBy(ofSeverity, ({ resource }) => resource).values())
        .sort(([{ resourcePosition: one }], [{ resourcePosition: other }]) => one.line - other.line);
      for (const findings of resources) {
        // errors and warnings of one resource may follow each other.
        if (findings[0].resource !== last) {
          write();
          write(`  ${heading(findings[0], colours)}`);
        }
        last = findings[0].resource;
        findings.forEach((finding) => body(finding, colours).forEach((line) => write(`    ${line}`)));
      }
    }
    write();
  }
  if (outcome.files.length > 0) {
    summary(outcome, io).forEach((line) => write(line));
  }
  io.stdout.write(lines.join(''));
}

function heading({ resource, type, construct, resourcePosition: { line } }: FoundIn, colours: Colours): string {
  const made = construct === undefined ? '' : `, created by ${escapeControlCharacters(construct)}`;
  return `${colours.bold(escapeControlCharacters(resource))} ${colours.faint(`${escapeControlCharacters(type)}, line ${line}${made}`)}`;
}

function body({ severity, message, fix, rule, source, ignored, position: { line } }: FoundIn, colours: Colours): string[] {
  const reference = colours.faint(`line ${line}, ${rule}, ${source}`);
  if (ignored !== undefined) {
    return [`${colours.faint('ignored')}  ${escapeControlCharacters(message)}`, `         Because: ${escapeControlCharacters(ignored)}`, `         ${reference}`];
  }
  const label = severity === 'error' ? `${colours.red('error')}  ` : colours.yellow('warning');
  return [`${label}  ${escapeControlCharacters(message)}`, `         ${escapeControlCharacters(fix)}`, `         ${reference}`];
}

function summary({ files, required, concerned, findings }: Outcome, { env }: Io): string[] {
  const templates = quantity(files.length, 'template');
  if (concerned === 0) {
    return [`There are no Client VPN resources in ${templates}.`];
  }
  const ignored = findings.filter((finding) => finding.ignored !== undefined).length;
  const numbers = [
    quantity(numberOf(findings, 'error'), 'error'),
    quantity(numberOf(findings, 'warning'), 'warning'),
    ...ignored > 0 ? [`${ignored} ignored`] : [],
  ];
  const [first] = findings;
  return [
    `${numbers.join(', ')} in ${templates}.`,
    ...required.length > 0 ? [`Required: ${escapeControlCharacters(required.map(({ text }) => text).join(', '))}`] : [],
    ...first ? [withCommand('For more about a rule', `rules ${first.rule}`, env)] : [],
  ];
}
