/** What `Fn::Cidr` and `Fn::Select` make of values that are known. */
import { familyOf, rangeIn } from './ranges';
import { Impossible, list, text, type Value } from './values';

/** How many ranges `Fn::Cidr` makes at most. */
const MOST = 256;

/** The ranges that `Fn::Cidr` cuts out of another one, or why it cannot; nothing where an operand is not known. */
export function cidrBlocks(operands: Value): readonly string[] | Impossible | undefined {
  const [source] = list(operands) ?? [];
  const [block, count, bits] = (list(operands) ?? []).map(text);
  const range = rangeIn(block);
  if (block !== undefined && range === undefined) {
    return new Impossible(`Fn::Cidr is given ${JSON.stringify(block)}, which is not a valid CIDR range`, 'Write e.g. "10.0.0.0/16".');
  }
  if (count !== undefined && (!isWhole(count) || Number(count) < 1 || Number(count) > MOST)) {
    return new Impossible(`Fn::Cidr is asked for ${JSON.stringify(count)} ranges, but returns 1 to ${MOST}`, `Write a number from 1 to ${MOST}.`);
  }
  // of a range that is not known, the family may be.
  const length = familyOf(source) === 'ipv4' ? 32 : 128;
  const most = length - (range?.prefix ?? 0);
  if (bits !== undefined && (!isWhole(bits) || Number(bits) > most)) {
    const wrong = `Fn::Cidr is given ${JSON.stringify(bits)} bits, but ${range?.text ?? 'a range'} has ${range === undefined ? 'at most ' : ''}${most} bits to divide`;
    return new Impossible(wrong, `Write a number of bits up to ${most}; the ranges are then /${length} minus these.`);
  }
  if (range === undefined || count === undefined || bits === undefined) {
    return undefined;
  }
  const held = 2 ** Math.min(most - Number(bits), 53);
  if (Number(count) > held) {
    const wrong = `Fn::Cidr is asked for ${count} ranges of /${length - Number(bits)}, but ${range.text} holds ${held}`;
    return new Impossible(wrong, `Ask for up to ${held}, or give fewer bits.`);
  }
  // what it makes of a range that does not begin with its first address, no one has documented.
  return range.hasHostBits ? undefined : Array.from({ length: Number(count) }, (_, position) => range.block(length - Number(bits), position).text);
}

/** The element that `Fn::Select` takes of a list whose length is known, or why it cannot; nothing where that is not known. */
export function selected(position: Value, elements: Value): Value | Impossible {
  const index = text(position);
  const all = list(elements);
  if (all === undefined || index === undefined || !isWhole(index)) {
    return undefined;
  }
  // of a list that is not known in all its parts, no one can tell how long it is; what an empty text is as a list is not documented.
  if (Number(index) >= all.length && all.length > 0 && all.every((element) => text(element) !== undefined)) {
    return new Impossible(`Fn::Select takes element ${index} of a list that has ${all.length}, counted from 0`, `Write a number from 0 to ${all.length - 1}.`);
  }
  return all[Number(index)];
}

function isWhole(number: string): boolean {
  return /^\d+$/.test(number);
}
