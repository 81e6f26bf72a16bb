/** Names that are not known whole: whether two of them may turn out to be the same. */
import type { UnknownValues } from './unknown-values';
import { text, type Value } from '../model/values';

/** Stands for what is not known of a name. */
const GAP = '\u0000';
/** Longer names, and those with more gaps, are not compared: no export has such a name. */
const LONGEST = 300;
const MOST_GAPS = 5;

/** The texts of a name, between two of which something is not known; nothing where nothing is known. */
function textsOf(name: Value, values: UnknownValues): readonly string[] | undefined {
  const known = text(name);
  const marked = known ?? values.partsOf(name)?.map((part) => text(part) ?? GAP).join('').replace(/\0+/g, GAP);
  const texts = marked?.split(GAP) ?? [];
  return marked === undefined || marked.length > LONGEST || texts.length > MOST_GAPS + 1 || !/[a-z\d]/i.test(marked) ? undefined : texts;
}

/** Whether a name, of which something is not known, can be another one. */
function fits(texts: readonly string[], other: readonly string[]): boolean {
  const pattern = texts.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+');
  return texts.length > 1 && new RegExp(`^${pattern}$`, 's').test(other.join(GAP));
}

/** Whether two names may be the same, as `${AWS::StackName}-VpcId` and `${NetworkStack}-VpcId` may be. */
export function areAlike(one: Value, other: Value, values: UnknownValues): boolean {
  const [texts, others] = [textsOf(one, values), textsOf(other, values)];
  return texts !== undefined && others !== undefined && (fits(texts, others) || fits(others, texts));
}
