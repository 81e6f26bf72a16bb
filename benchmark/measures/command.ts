/** The command line: whole processes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { node, run } from '../processes';
import { type Findings, resultOf } from '../result';
import { differences } from '../statistics';
import type { Extent } from '../targets';
import { json, mixedTemplate, networkTemplate } from '../templates';

const COMMAND = [join('bin', 'cdk-client-vpn-plus'), 'check'];

export function command({ folderTemplates, resources, rounds: [least, most] }: Extent, folder: string): Findings {
  const files = join(folder, 'templates');
  mkdirSync(join(files, 'many'), { recursive: true });
  // an endpoint, two associations, and as many routes and rules.
  const one = networkTemplate({ associations: 2, destinations: Math.ceil((resources - 3) / 4), groups: 2 });
  const [asJson, asYaml, many] = ['one.json', 'one.yaml', 'many'].map((name) => join(files, name));
  writeFileSync(asJson, json(one));
  writeFileSync(asYaml, dump(one, { noRefs: true }));
  for (let number = 0; number < folderTemplates; number++) {
    writeFileSync(join(many, `stack-${number}.template.json`), json(mixedTemplate(number, 500)));
  }

  const starts = Math.ceil(most / 3);
  const above = { nothing: [] as number[], json: [] as number[], yaml: [] as number[] };
  for (let round = 0; round < starts; round++) {
    above.nothing.push(run(process.execPath, ['-e', '0']).milliseconds);
    above.json.push(run(process.execPath, [...COMMAND, asJson]).milliseconds);
    above.yaml.push(run(process.execPath, [...COMMAND, asYaml]).milliseconds);
  }
  const folders = Array.from({ length: least }, () => node([...COMMAND, many], join(folder, 'peak')));
  return {
    results: [
      resultOf('check-json', differences(above.json, above.nothing)),
      resultOf('check-yaml', differences(above.yaml, above.nothing)),
      resultOf('folder-time', folders.map(({ milliseconds }) => milliseconds / 1000)),
      resultOf('folder-memory', folders.map(({ megabytes }) => megabytes)),
    ],
  };
}
