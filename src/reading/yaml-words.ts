/** Words that YAML 1.1 takes for booleans and numbers; they are read so where such a value belongs, and are texts in all other places. */
import { BOOLEANS, INTEGERS } from '../model/schema-shapes';

/** What belongs somewhere, where that is not a string. */
export type Expected = 'boolean' | 'integer' | 'kept' | undefined;

/** The booleans of other types that the rules read. */
const OTHER_BOOLEANS = ['AmazonProvidedIpv6CidrBlock', 'AssignIpv6AddressOnCreation', 'EnableDnsHostnames', 'EnableDnsSupport', 'MapPublicIpOnLaunch', 'NoEcho'];
const BOOLEAN_NAMES: ReadonlySet<string> = new Set([...BOOLEANS, ...OTHER_BOOLEANS]);
const INTEGER_NAMES: ReadonlySet<string> = new Set(INTEGERS);

/** Where values are kept that may be used for anything: what is not a string there is none. */
const KEPT_SECTIONS: ReadonlySet<string> = new Set(['Conditions', 'Mappings']);
const KEPT_VALUES: ReadonlySet<string> = new Set(['AllowedValues', 'Default']);

/** The functions whose result is one of their operands. */
export const CHOOSING: ReadonlySet<string> = new Set(['Fn::If', 'Fn::Select']);

/** What belongs below a key. */
export function expectedIn(key: string, around: Expected): Expected {
  if (KEPT_SECTIONS.has(key)) {
    return 'kept';
  }
  if (BOOLEAN_NAMES.has(key) || KEPT_VALUES.has(key)) {
    return 'boolean';
  }
  return INTEGER_NAMES.has(key) ? 'integer' : around === 'kept' || CHOOSING.has(key) ? around : undefined;
}

/** What a plain word is where something else than a text belongs. */
export function wordFor(word: string, expected: Expected): boolean | number | undefined {
  if (expected === 'boolean' || expected === 'kept') {
    return /^(yes|Yes|YES|on|On|ON)$/.test(word) ? true : /^(no|No|NO|off|Off|OFF)$/.test(word) ? false : undefined;
  }
  return expected === 'integer' && /^0[0-7]+$/.test(word) ? parseInt(word, 8) : undefined;
}
