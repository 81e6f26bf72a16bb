import type { Outcome } from './outcome';
import { Unknown } from '../../model/values';
import type { Io } from '../terminal/io';

/** One object for programs; what is not known is `null`. */
export function writeJson({ findings, files }: Outcome, { stdout }: Io): void {
  const said = findings.map(({ file, rule, severity, resource, path, value = null, message, fix, source, ignored }) => (
    { file, rule, severity, resource, path, value, message, fix, source, ignored }
  ));
  stdout.write(`${JSON.stringify({ findings: said, files }, (_, value) => value instanceof Unknown ? null : value, 2)}\n`);
}
