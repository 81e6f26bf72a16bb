/** Construct ids by content: what a child stands for, never its position in a list. */
import { createHash } from 'node:crypto';
import { Stack, Stage, Token } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { Attachments } from './attachments';
import { pathBelow } from '../cdk/paths';
import { subnetId } from '../cdk/refs';
import { Cidr } from '../ip/cidr';
import { CONTENT_LATER } from '../rules/construct-rules';
import { readableReferences } from '../tree/references';
import { LAZY } from '../tree/tree-graph';
import { authoringError } from '../validation/errors';

const LONGEST_READABLE = 40;

/**
 * The literal id of a subnet, else its path below its stack. That of another stack than the one that it is expected in, the stack of its
 * VPC, has the stack in its path: two stacks may hold the same path.
 */
export function subnetKey(subnet: ec2.ISubnetRef, expected: IConstruct): string {
  const id = subnetId(subnet);
  if (!Token.isUnresolved(id)) {
    return id;
  }
  const stack = Stack.of(subnet);
  return pathBelow(stack === Stack.of(expected) ? stack : Stage.of(stack)!, subnet).replaceAll('/', '.');
}

/** A range in its canonical spelling; one that is not known, by what it refers to. */
export function rangeKey(range: string, attachments: Attachments): string {
  const known = Cidr.parse(attachments.textOf(range) ?? '');
  return known?.text.replace('/', '-') ?? readable(contentOf(range, attachments));
}

/** The letters and digits of a group with a hash of the whole of it. */
export function groupKey(group: string, attachments: Attachments): string {
  return readable(attachments.textOf(group) ?? contentOf(group, attachments));
}

/** The name or the id of a zone. */
export function zoneKey(zone: string, attachments: Attachments): string {
  return attachments.textOf(zone) ?? readable(contentOf(zone, attachments, 'associateAvailabilityZone', 'make it yourself with ClientVpnAssociation'));
}

/** What a token refers to; a lazy value has nothing yet that could name it. */
function contentOf(
  token: string,
  attachments: Attachments,
  method = 'addNetworkAccess',
  instead = 'name the pieces yourself with addRoute() and addAuthorizationRule()',
): string {
  const key = attachments.keyOf(token);
  if (key.startsWith(`?${LAZY}`)) {
    throw authoringError(CONTENT_LATER, attachments.endpoint, `${method} names what it makes by its content, and a lazy value has none yet.`,
      `Write the value, or ${instead}.`);
  }
  return readableReferences(key);
}

function readable(content: string): string {
  const letters = content.replace(/[^A-Za-z0-9]/g, '').slice(0, LONGEST_READABLE);
  return `${letters}-${hashOf(content)}`;
}

/** What tells apart two contents that read the same. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
