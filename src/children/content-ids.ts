/** Construct ids by content: what a child stands for, never its position in a list. */
import type { BoundDestination } from './bound-destination';
import type { EndpointReader } from './endpoint-reader';
import { hashOf } from '../cdk/construct-ids';
import { keyOf } from '../model/values';
import { CONTENT_LATER } from '../rules/construct-rules';
import { readableReferences } from '../tree/references';
import { LAZY } from '../tree/tree-graph';
import { report } from '../validation/reporting';

const LONGEST_READABLE = 40;

/** A range in its canonical spelling; one that is not known, by what it refers to. */
export function rangeKey({ range, value }: BoundDestination, reader: EndpointReader): string {
  return range?.text.replace('/', '-') ?? readable(contentOf(keyOf(value), reader));
}

/** The letters and digits of a group with a hash of the whole of it. */
export function groupKey(group: string, reader: EndpointReader): string {
  return readable(reader.textOf(group) ?? contentOf(reader.keyOf(group), reader));
}

/** The name or the id of an Availability Zone. */
export function zoneKey(zone: string, reader: EndpointReader): string {
  return reader.textOf(zone) ?? readable(contentOf(reader.keyOf(zone), reader, 'associateAvailabilityZone', 'create it yourself with ClientVpnAssociationPlus'));
}

/** What a value that has this key refers to; a lazy value has nothing yet that could name it. */
function contentOf(
  key: string,
  reader: EndpointReader,
  method = 'addNetworkAccess',
  instead = 'name the pieces yourself with addRoute() and addAuthorizationRule()',
): string {
  if (key.startsWith(`?${LAZY}`)) {
    report(reader.endpoint, CONTENT_LATER, `${method} derives ids from its arguments, and a lazy value has no content yet.`,
      `Write the value, or ${instead}.`);
  }
  return readableReferences(key);
}

function readable(content: string): string {
  const letters = content.replace(/[^A-Za-z0-9]/g, '').slice(0, LONGEST_READABLE);
  return `${letters}-${hashOf(content)}`;
}

