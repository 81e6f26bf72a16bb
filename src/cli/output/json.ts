import type { Outcome } from './outcome';
import { Unknown } from '../../model/values';
import { escapeControlCharactersInLines } from '../../util/control-characters';
import type { Io } from '../terminal/io';

/** One object for programs; what is not known is `null`. */
export function writeJson({ findings, files, required }: Outcome, { stdout }: Io): void {
  const said = findings.map(({ file, rule, severity, resource, path, value = null, message, fix, source, controls, ignored }) => (
    { file, rule, severity, resource, path, value, message, fix, source, controls, ignored }
  ));
  stdout.write(`${jsonText({ findings: said, files, required: required.map(({ text }) => text) })}\n`);
}

/** A value as JSON, which people may look at in a terminal. */
export function jsonText(value: object): string {
  return escapeControlCharactersInLines(JSON.stringify(value, (_, inner) => inner instanceof Unknown ? null : inner, 2));
}
