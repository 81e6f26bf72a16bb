import { accessOf, asJson, asText, type EndpointAccess, type Question } from '../../access/report';
import { escapeControlCharacters } from '../../util/control-characters';
import { writeRemarks } from '../input/remark';
import { TemplateReader } from '../input/template-reader';
import type { Places } from '../input/template-set';
import { jsonText } from '../output/json';
import { ExitCode, type Io } from '../terminal/io';

export { rangeFrom } from '../../model/ranges';

/** What the user wants to know, and how to be told. */
export interface AccessOptions extends Question, Places {
  readonly json?: boolean;
}

/** Says who reaches what through the endpoints of some templates. */
export async function access(templates: readonly string[], { json, group, to, ...places }: AccessOptions, io: Io): Promise<ExitCode> {
  const reader = new TemplateReader(io, places);
  await reader.read(templates);
  const question = { group, to };
  const graphs = await reader.graphs();
  const answers = graphs.flatMap(({ file, graph }) => accessOf(graph, question).map((answer): EndpointAccess => ({ file, ...answer })));
  if (reader.files.length > 0 || json === true) {
    const lines = json === true ? [jsonText(asJson(answers))] : asText(answers, question).map(escapeControlCharacters);
    io.stdout.write(`${lines.join('\n')}\n`);
  }
  writeRemarks([...reader.hints, ...reader.failures], io);
  return reader.failures.length > 0 ? ExitCode.FAILED : ExitCode.OK;
}
