/** The command line: whole processes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { node, PROGRAM, run } from '../processes';
import { type Findings, resultOf } from '../result';
import { differences, ratios } from '../statistics';
import type { Extent } from '../targets';
import { appFiles, HALF_A_MEGABYTE, json, mixedTemplate, nextOf, templateOf, wrongTemplate } from '../templates';

const COMMAND = [PROGRAM, 'check'];
/** It fails for what the next templates do, which is not what is measured. */
const DIFF = [PROGRAM, 'diff', '--fail-on', 'none'];

export function command({ appStacks, errors, folderTemplates, resources, rounds: [least, most] }: Extent, folder: string): Findings {
  const files = join(folder, 'templates');
  const [many, before, after, apart, together] = ['many', 'before', 'after', 'apart', 'together'].map((name) => join(files, name));
  [many, before, after, apart, together].forEach((path) => mkdirSync(path, { recursive: true }));
  const one = templateOf(resources);
  const [asJson, asYaml, next, wrong] = ['one.json', 'one.yaml', 'next.json', 'wrong.json'].map((name) => join(files, name));
  writeFileSync(asJson, json(one));
  writeFileSync(next, json(nextOf(one)));
  writeFileSync(asYaml, dump(one, { noRefs: true }));
  writeFileSync(wrong, json(wrongTemplate(errors)));
  for (let number = 0; number < folderTemplates; number++) {
    writeFileSync(join(many, `stack-${number}.template.json`), json(mixedTemplate(number, HALF_A_MEGABYTE)));
  }
  for (let number = 0; number < folderTemplates / 2; number++) {
    const template = mixedTemplate(number, HALF_A_MEGABYTE);
    writeFileSync(join(before, `stack-${number}.template.json`), json(template));
    writeFileSync(join(after, `stack-${number}.template.json`), json(nextOf(template)));
  }
  for (const [path, isConnected] of [[apart, false], [together, true]] as const) {
    Object.entries(appFiles(appStacks, isConnected)).forEach(([name, content]) => writeFileSync(join(path, name), json(content)));
  }

  const starts = Math.ceil(most / 3);
  const above = {
    nothing: [] as number[],
    json: [] as number[],
    yaml: [] as number[],
    diff: [] as number[],
    apart: [] as number[],
    together: [] as number[],
    errors: [] as number[],
    adopt: [] as number[],
    generate: [] as number[],
  };
  for (let round = 0; round < starts; round++) {
    above.nothing.push(run(process.execPath, ['-e', '0']).milliseconds);
    above.json.push(run(process.execPath, [...COMMAND, asJson]).milliseconds);
    above.yaml.push(run(process.execPath, [...COMMAND, asYaml]).milliseconds);
    above.diff.push(run(process.execPath, [...DIFF, asJson, next]).milliseconds);
    above.errors.push(run(process.execPath, [...COMMAND, wrong], {}, 1).milliseconds);
    // some of what is deployed is not found again: it says so with its exit code.
    above.adopt.push(run(process.execPath, [PROGRAM, 'adopt', asJson, next], {}, 1).milliseconds);
    above.generate.push(run(process.execPath, [PROGRAM, 'generate', asJson]).milliseconds);
    above.apart.push(run(process.execPath, [...COMMAND, apart]).milliseconds);
    above.together.push(run(process.execPath, [...COMMAND, together]).milliseconds);
  }
  const compared = Array.from({ length: least }, () => run(process.execPath, [...DIFF, before, after]).milliseconds);
  const folders = Array.from({ length: least }, () => node([...COMMAND, many], join(folder, 'peak')));
  return {
    results: [
      resultOf('check-json', differences(above.json, above.nothing)),
      resultOf('check-yaml', differences(above.yaml, above.nothing)),
      resultOf('folder-time', folders.map(({ milliseconds }) => milliseconds / 1000)),
      resultOf('folder-memory', folders.map(({ megabytes }) => megabytes)),
      resultOf('connected', ratios(differences(above.together, above.nothing), differences(above.apart, above.nothing))),
      resultOf('diff', differences(above.diff, above.nothing)),
      resultOf('check-errors', differences(above.errors, above.nothing)),
      resultOf('adopt', differences(above.adopt, above.nothing)),
      resultOf('generate', differences(above.generate, above.nothing)),
      resultOf('diff-folder', compared.map((milliseconds) => milliseconds / 1000)),
    ],
  };
}
