/** Properties that something may still add to: a macro, a loop over what is not known. */
import type { Openness } from './macros';
import { list, object, type Properties, Unknown, type Value } from './values';

const OPEN = new WeakSet<Properties>();

/** Whether what is not written in some properties may be there all the same. */
export function isOpen(properties: Properties): boolean {
  return OPEN.has(properties);
}

/**
 * Properties of which those that are not written may be added.
 *
 * @param keyOf what tells them from others, which is asked only where something may be added.
 */
export function opened(written: Properties, openness: Openness, keyOf: () => string): Properties {
  if (openness === 'closed') {
    return written;
  }
  const key = keyOf();
  const isWritten = (name: string | symbol) => typeof name === 'symbol' || Object.prototype.hasOwnProperty.call(written, name);
  const value = (name: string | symbol) => {
    const inner = `${key}.${String(name)}`;
    const own = isWritten(name) ? written[name as string] : new Unknown(inner, true);
    return openness === 'anywhere' ? openedInside(own, inner) : own;
  };
  const all = new Proxy(written, {
    get: (_, name) => value(name),
    getOwnPropertyDescriptor: (target, name) => (
      isWritten(name) ? Object.getOwnPropertyDescriptor(target, name) : { configurable: true, value: value(name) }
    ),
  });
  OPEN.add(all);
  return all;
}

function openedInside(value: Value, key: string): Value {
  const properties = object(value);
  return list(value)?.map((element, position) => openedInside(element, `${key}.${position}`))
    ?? (properties === undefined ? value : opened(properties, 'anywhere', () => key));
}
