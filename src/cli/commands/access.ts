import { accessOf, asJson, asText, type Question } from '../../access/report';
import type { TemplateGraph } from '../../template/template-graph';
import { bytesOf, inputsOf } from '../input/input-files';
import { read } from '../input/read-template';
import { type Places, TemplateSet } from '../input/template-set';
import { InputError } from '../input/template-source';
import { failed } from '../output/outcome';
import { ExitCode, harmless, type Io } from '../terminal/io';

export { rangeFrom } from '../../model/ranges';

/** What the user wants to know, and how to be told. */
export interface AccessOptions extends Question, Places {
  readonly json?: boolean;
}

/** Says who reaches what through the endpoints of some templates. */
export async function access(templates: readonly string[], options: AccessOptions, io: Io): Promise<ExitCode> {
  const { json, account, region, context, parameter, parameters, ...question } = options;
  let reading = templates[0];
  try {
    const set = new TemplateSet(io, { account, region, context, parameter, parameters });
    for (const argument of templates) {
      reading = argument;
      for (const { name, named } of inputsOf(argument)) {
        reading = name;
        await addTo(set, name, named, io);
      }
    }
    reading = context ?? templates[0];
    const world = await set.world();
    const graphs: TemplateGraph[] = world === undefined ? [] : Array.from(set.templates).flatMap(({ file }) => world.graphsOf(file));
    const answers = graphs.flatMap((graph) => accessOf(graph, question));
    const lines = json === true ? [JSON.stringify(asJson(answers), undefined, 2)] : asText(answers, question).map(harmless);
    io.stdout.write(`${lines.join('\n')}\n`);
    return ExitCode.OK;
  } catch (error) {
    return failed(reading, error, io);
  }
}

/** Adds a file; one that was met in a folder may be something else than a template. */
async function addTo(set: TemplateSet, name: string, named: boolean, io: Io): Promise<void> {
  try {
    set.add(name, read(name, await bytesOf(name, io)));
  } catch (error) {
    if (named || !(error instanceof InputError && error.isForeign)) {
      throw error;
    }
  }
}
