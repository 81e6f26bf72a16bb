/** What is reported of resources that come, go, or are replaced. */
import { EGRESS, INGRESS, LOG_GROUP, LOG_STREAM, SECURITY_GROUP } from './create-only';
import { SOURCES } from './effect';
import type { Cause } from './replacements';
import { ASSOCIATION, AUTHORIZATION_RULE, ENDPOINT, ROUTE } from '../model/graph';
import { show } from '../model/names';
import { isAbsent, type Value } from '../model/values';
import type { TemplateResource } from '../template/template-graph';
import { REVOCATION_LIST_TYPE, TAGS_TYPE } from '../upkeep-handler/upkeep-request';

interface Words {
  readonly message: string;
  readonly fix?: string;
  readonly source: string;
}

const NAMES: Readonly<Record<string, string>> = {
  [ENDPOINT]: 'endpoint',
  [ASSOCIATION]: 'association',
  [ROUTE]: 'route',
  [AUTHORIZATION_RULE]: 'authorization rule',
  [SECURITY_GROUP]: 'security group',
  [INGRESS]: 'ingress rule',
  [EGRESS]: 'egress rule',
  [LOG_GROUP]: 'log group',
  [LOG_STREAM]: 'log stream',
  [REVOCATION_LIST_TYPE]: 'revocation list',
  [TAGS_TYPE]: 'set of managed tags',
};

/** What people call a resource of a type. */
function noun(type: string): string {
  return NAMES[type] ?? type;
}

/** A property with what becomes of it. */
export function causeText({ after, before, equivalent, property, through }: Cause): string {
  if (through !== undefined) {
    return `${property} refers to ${through.logicalId}, which is replaced`;
  }
  return `${property}: ${valueText(before)} → ${valueText(after)}${equivalent === undefined ? '' : ' (means the same)'}`;
}

function valueText(value: Value): string {
  return isAbsent(value) ? 'nothing' : show(value) || 'a value of the deployment';
}

const USERS = 'the DNS name, the portal URL and every client configuration that was exported stop working';

export function wordsForNew({ type }: TemplateResource, formerlyIn?: TemplateResource): Words {
  const message = type === ASSOCIATION ? 'A new association, which is billed by the hour.' : `A new ${noun(type)}.`;
  const gap = formerlyIn === undefined ? '' : ` ${formerlyIn.logicalId} loses the same permission first: for some seconds no one has it.`;
  return { message: `${message}${gap}`, source: SOURCES.updates };
}

/** A list that comes to an endpoint which is there, and may have one. */
export function wordsForImport(): Words {
  return { message: 'Unless the endpoint has this revocation list or a newer one, it is imported: all connections are reset, and clients connect again.', source: SOURCES.importList };
}

/** The service rejects the second one of two. */
export function wordsForRejected(resource: TemplateResource, twin: TemplateResource, error: string): Words {
  return {
    message: `CloudFormation creates it before it deletes anything, and it is the same as ${deployed(resource, twin)}: the deployment ends with ${error}.`,
    fix: fixForTwin(resource, twin),
    source: SOURCES.duplicates,
  };
}

/**
 * The service rejects the second one of two permissions. CloudFormation passes over that at times, takes the one for both, and deletes it with either.
 *
 * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1534
 */
export function wordsForPermittedTwice(resource: TemplateResource, twin: TemplateResource, error: string): Words {
  const end = `the deployment ends with ${error}, or the permission is gone once the other one is deleted.`;
  if (isSecurityGroup(resource)) {
    return {
      message: `CloudFormation updates it before it deletes anything, and a rule of its own is to permit the same as ${twin.logicalId}, which is deployed: ${end}`,
      fix: `Keep ${twin.logicalId}, and leave the rule out of the group, or use two deployments: remove ${twin.logicalId} in the first one, add the rule in the second one.`,
      source: SOURCES.updates,
    };
  }
  return isSecurityGroup(twin)
    ? {
      message: `It permits the same as a rule that is written in ${twin.logicalId}: ${end}`,
      fix: 'Keep one of the two.',
      source: SOURCES.updates,
    }
    : {
      message: `CloudFormation creates it before it deletes anything, and it permits the same as ${deployed(resource, twin)}: ${end}`,
      fix: fixForTwin(resource, twin),
      source: SOURCES.updates,
    };
}

function isSecurityGroup({ type }: TemplateResource): boolean {
  return type === SECURITY_GROUP;
}

function isItself(resource: TemplateResource, twin: TemplateResource): boolean {
  return twin.logicalId === resource.logicalId && twin.graph.place === resource.graph.place;
}

function deployed(resource: TemplateResource, twin: TemplateResource): string {
  return isItself(resource, twin) ? 'the deployed one' : `${twin.logicalId}, which is deployed`;
}

function fixForTwin(resource: TemplateResource, twin: TemplateResource): string {
  return isItself(resource, twin)
    ? `Leave it as it is deployed, or use two deployments: the first one without ${resource.logicalId}, the second one with it.`
    : `Keep the logical id ${twin.logicalId}, with overrideLogicalId("${twin.logicalId}"), or use two deployments: remove ${twin.logicalId} in the first one, add ${resource.logicalId} in the second one.`;
}

export function wordsForReplaced({ isRetained: { whenReplaced }, type }: TemplateResource, causes: readonly Cause[], isCertain: boolean): Words {
  const properties = causes.map(({ property }) => property).join(', ');
  const equivalents = causes.map(({ equivalent }) => equivalent);
  const fix = causes.length > 0 && equivalents.every((equivalent) => equivalent !== undefined)
    ? `The values mean the same, and CloudFormation tells them apart: keep the deployed spelling with ${equivalents.join(' and ')} on the L1.`
    : fixFor(causes);
  return { message: `${isCertain ? '' : `If ${properties || 'what its function returns'} differs when it is deployed: `}${whatFollows(type, whenReplaced, causes)}`, fix, source: SOURCES.updates };
}

function fixFor(causes: readonly Cause[]): string | undefined {
  const own = causes.filter(({ through }) => through === undefined).map(({ property }) => property);
  const others = causes.flatMap(({ through }) => through === undefined ? [] : [through.logicalId]);
  return own.length > 0
    ? `Leave ${own.join(' and ')} as it is deployed, or plan for the replacement.`
    : others.length > 0 ? `Keep ${others.join(' and ')} from being replaced.` : undefined;
}

function whatFollows(type: string, isRetained: boolean, causes: readonly Cause[]): string {
  const others = causes.flatMap(({ through }) => through === undefined ? [] : [through.logicalId]);
  const reason = others.length === 0 ? '' : `, because ${others.join(' and ')} is replaced`;
  switch (type) {
    case ENDPOINT: return `CloudFormation creates a new endpoint${reason}${isRetained ? ' and leaves this one without its associations' : ' and deletes this one'}: ${USERS}.`;
    case SECURITY_GROUP: return `CloudFormation creates a new security group${reason}; the service may take up to 4 hours to apply it, and the old one cannot be deleted before.`;
    case LOG_GROUP: return `CloudFormation creates a new log group${reason}${isRetained ? '; the old one stays in the account' : ', and the entries of the old one are deleted'}.`;
    default: return `CloudFormation creates a new ${noun(type)}${reason}, then deletes this one.`;
  }
}

export function wordsForLeft({ isRetained: { whenDeleted }, logicalId, type }: TemplateResource, goesWithIt: boolean): Words {
  if (whenDeleted) {
    return { message: 'It is no longer part of the stack, and stays in the account as its DeletionPolicy says.', source: SOURCES.deletionPolicy };
  }
  if (goesWithIt) {
    return { message: 'It is deleted with its endpoint.', source: SOURCES.updates };
  }
  const kept = `Keep the logical id ${logicalId}, with overrideLogicalId("${logicalId}").`;
  switch (type) {
    case ENDPOINT: return { message: `CloudFormation deletes the endpoint: all clients are disconnected; ${USERS}.`, fix: kept, source: SOURCES.updates };
    case LOG_GROUP: return { message: 'CloudFormation deletes the log group with all its entries.', fix: kept, source: SOURCES.updates };
    case SECURITY_GROUP: return { message: 'CloudFormation deletes the security group; that fails while the service still uses it, up to 4 hours.', fix: kept, source: SOURCES.modify };
    case ASSOCIATION: return { message: 'Clients that are connected through it have to connect again, and the routes of its subnet go with it.', source: SOURCES.disassociate };
    case REVOCATION_LIST_TYPE: return { message: 'The revocation list stays on the endpoint: no API removes one. No newer one is imported any more.', source: SOURCES.importList };
    case TAGS_TYPE: return { message: 'The function removes its tags from the endpoint.', source: SOURCES.tags };
    default: return { message: `The ${noun(type)} is deleted.`, source: SOURCES.updates };
  }
}
