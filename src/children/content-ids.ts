/** Construct ids by content: what a child stands for, never its position in a list. */
import type { EndpointReader } from './endpoint-reader';
import { hashOf } from '../cdk/construct-ids';
import { Cidr } from '../ip/cidr';
import { CONTENT_LATER } from '../rules/construct-rules';
import { readableReferences } from '../tree/references';
import { LAZY } from '../tree/tree-graph';
import { report } from '../validation/reporting';

const LONGEST_READABLE = 40;

/** A range in its canonical spelling; one that is not known, by what it refers to. */
export function rangeKey(range: string, reader: EndpointReader): string {
  const known = Cidr.parse(reader.textOf(range) ?? '');
  return known?.text.replace('/', '-') ?? readable(contentOf(range, reader));
}

/** The letters and digits of a group with a hash of the whole of it. */
export function groupKey(group: string, reader: EndpointReader): string {
  return readable(reader.textOf(group) ?? contentOf(group, reader));
}

/** The name or the id of a zone. */
export function zoneKey(zone: string, reader: EndpointReader): string {
  return reader.textOf(zone) ?? readable(contentOf(zone, reader, 'associateAvailabilityZone', 'create it yourself with ClientVpnAssociationPlus'));
}

/** What a token refers to; a lazy value has nothing yet that could name it. */
function contentOf(
  token: string,
  reader: EndpointReader,
  method = 'addNetworkAccess',
  instead = 'name the pieces yourself with addRoute() and addAuthorizationRule()',
): string {
  const key = reader.keyOf(token);
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

