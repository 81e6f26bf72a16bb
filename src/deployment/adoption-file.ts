/** The file that holds an adoption: one line for each construct, so that it can be read, reviewed, and changed by hand. */
import type { AdoptionLine, AdoptionLines } from './adoption';
import { memberIn, members } from '../template/sections';
import { repeatedIn } from '../util/json-keys';
import { closest } from '../util/similar';

const VERSION = 1;
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;

/** The text of a file. */
export function adoptionText(lines: AdoptionLines): string {
  const written = Array.from(lines).sort(([one], [other]) => one < other ? -1 : 1).map(([path, line]) => `    ${lineText(path, line)}`);
  return `{\n  "version": ${VERSION},\n  "resources": {${written.length === 0 ? '' : `\n${written.join(',\n')}\n  `}}\n}\n`;
}

/** One line of it. */
export function lineText(path: string, line: AdoptionLine): string {
  return `${JSON.stringify(path)}: ${inLine(line)}`;
}

function inLine(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(inLine).join(', ')}]`;
  }
  return typeof value !== 'object' || value === null
    ? JSON.stringify(value)
    : `{ ${Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${inLine(inner)}`).join(', ')} }`;
}

/** The lines of a text, or what is wrong with it. */
export function adoptionLines(text: string): AdoptionLines | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return `it is not valid JSON (${(error as Error).message}).`;
  }
  const wrong = wrongIn(parsed) ?? twiceIn(text, parsed);
  return wrong ?? (members(memberIn(parsed, 'resources')) as AdoptionLines);
}

function wrongIn(parsed: unknown): string | undefined {
  const resources = memberIn(parsed, 'resources');
  if (memberIn(parsed, 'version') !== VERSION) {
    return `"version" is ${JSON.stringify(memberIn(parsed, 'version')) ?? 'missing'}, and this release reads version ${VERSION}: write it with "cdk-client-vpn-plus adopt".`;
  }
  if (!isObject(resources)) {
    return '"resources" is not an object of lines such as "Prod/Vpn/Resource": { "logicalId": "Vpn6F669752" }.';
  }
  return strangerIn('the file', parsed, ['version', 'resources'])
    ?? Array.from(members(resources), ([path, line]) => wrongInLine(path, line)).find((wrong) => wrong !== undefined);
}

function wrongInLine(path: string, line: unknown): string | undefined {
  const [id, properties] = ['logicalId', 'properties'].map((name) => memberIn(line, name));
  if (typeof id !== 'string' || !LOGICAL_ID.test(id)) {
    return `"logicalId" of "${path}" is ${JSON.stringify(id) ?? 'missing'}: write the logical id of the deployed resource, e.g. "Vpn6F669752".`;
  }
  if (properties !== undefined && !isObject(properties)) {
    return `"properties" of "${path}" is not an object.`;
  }
  const wrong = Array.from(members(properties)).find(([, spelling]) => typeof spelling === 'object' && spelling !== null && !isListOfNames(spelling));
  return wrong === undefined
    ? strangerIn(`the line of "${path}"`, line, ['logicalId', 'properties'])
    : `"${wrong[0]}" of "${path}" is neither a text, a number, a truth value or null, nor a list of names in their order.`;
}

/** A member that means nothing, and would be left out without a word. */
function strangerIn(place: string, raw: unknown, names: readonly string[]): string | undefined {
  const stranger = Array.from(members(raw).keys()).find((name) => !names.includes(name));
  const meant = stranger === undefined ? undefined : closest(stranger, names);
  return stranger === undefined ? undefined : `"${stranger}" is not a member of ${place}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`;
}

/** A line that is there twice, as after a merge: only one of them would count. */
function twiceIn(text: string, parsed: unknown): string | undefined {
  const [twice] = repeatedIn(text, parsed);
  return twice === undefined ? undefined : `"${twice.key}" is there twice: remove one of the two.`;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
