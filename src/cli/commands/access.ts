import { accessOf, asJson, asText, type Question } from '../../access/report';
import { TemplateGraph } from '../../template/template-graph';
import { bytesOf } from '../input/input-files';
import { read } from '../input/read-template';
import { failed } from '../output/outcome';
import { ExitCode, harmless, type Io } from '../terminal/io';

export { rangeFrom } from '../../model/ranges';

/** What the user wants to know, and how to be told. */
export interface AccessOptions extends Question {
  readonly json?: boolean;
}

/** Says who reaches what through the endpoints of a template. */
export async function access(template: string, { json, ...question }: AccessOptions, io: Io): Promise<ExitCode> {
  try {
    const bytes = await bytesOf(template, io);
    const answers = accessOf(new TemplateGraph(read(template, bytes).template), question);
    const lines = json === true ? [JSON.stringify(asJson(answers), undefined, 2)] : asText(answers, question).map(harmless);
    io.stdout.write(`${lines.join('\n')}\n`);
    return ExitCode.OK;
  } catch (error) {
    return failed(template, error, io);
  }
}
