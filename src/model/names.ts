import { type Shape, SHAPES } from './schema-shapes';
import { Unknown, type Value } from './values';

/** CloudFormation's names that are not the L1's name with a capital. */
const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['samlProviderArn', 'SAMLProviderArn'],
  ['selfServiceSamlProviderArn', 'SelfServiceSAMLProviderArn'],
]);
const FROM_ACRONYMS: ReadonlyMap<string, string> = new Map(Array.from(ACRONYMS, ([prop, name]) => [name, prop]));

/** Names that were asked for before: there are few of them, and every resource of an app asks again. */
const KNOWN = new Map<string, string>(ACRONYMS);
const MOST_KNOWN = 1000;

/** CloudFormation's name of an L1 property. */
export function cloudFormationName(prop: string): string {
  let name = KNOWN.get(prop);
  if (name === undefined) {
    name = prop.charAt(0).toUpperCase() + prop.slice(1);
    if (KNOWN.size < MOST_KNOWN) {
      KNOWN.set(prop, name);
    }
  }
  return name;
}

/** Properties of other types that findings name. */
const OF_OTHERS = [
  'CidrBlock', 'CidrIp', 'EnableDnsSupport', 'FunctionName', 'InstanceTenancy', 'Ipv6CidrBlock', 'KeyAlgorithm', 'SecurityGroupIngress', 'SourceSecurityGroupId',
  'Timeout', 'TransitGatewayCidrBlocks',
];
const PROPERTIES: ReadonlySet<string> = new Set([...Object.values(SHAPES).flatMap(namesIn), ...OF_OTHERS]);

function namesIn({ required, optional, inner }: Shape): string[] {
  return [...required, ...optional, ...Object.values(inner).flatMap(namesIn)];
}

/** Whether CloudFormation has a property of that name. */
export function isProperty(name: string): boolean {
  return PROPERTIES.has(name);
}

/** A path of CloudFormation names as authors of constructs spell it: `authenticationOptions[0].type`. A name that CloudFormation does not have stays as it is. */
export function propName(path: string): string {
  return path.split('.').reduce((spelled, step) => {
    if (/^\d+$/.test(step)) {
      return `${spelled}[${step}]`;
    }
    const prop = isProperty(step) ? FROM_ACRONYMS.get(step) ?? step.charAt(0).toLowerCase() + step.slice(1) : step;
    return spelled === '' ? prop : `${spelled}.${prop}`;
  }, '');
}

const LONGEST_SHOWN = 80;

/** A value as messages show it; nothing for an absent or an unknown one. */
export function show(value: Value): string {
  if (value === undefined || value instanceof Unknown) {
    return '';
  }
  // JSON has no word for those that are not finite.
  const json = typeof value === 'number' ? String(value) : JSON.stringify(value, (_, inner) => inner instanceof Unknown ? '(unknown)' : inner);
  const characters = json.length <= LONGEST_SHOWN ? [] : Array.from(json);
  return characters.length <= LONGEST_SHOWN ? json : `${characters.slice(0, LONGEST_SHOWN).join('')}…`;
}

/** A number with a comma for each three digits; what the platform has for this takes longer to load than all the rules. */
export function grouped(number: number | bigint): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
