/** What the service does when a property changes that CloudFormation updates in place. */
import { LOG_GROUP } from './create-only';
import { type Effect, SOURCES } from './effect';
import { isImported } from './upkept';
import { ENDPOINT } from '../model/graph';
import { at, isAbsent, keyOf, object, text, Unknown, type Value } from '../model/values';
import { REVOCATION_LIST_TYPE, TAGS_TYPE } from '../upkeep-handler/upkeep-request';

/** An effect, what it means for people, and the page that says so. */
export interface InPlace {
  readonly effect: Effect;
  readonly means: string;
  readonly source: string;
  /** Whether it is so for all values that are not known. */
  readonly isCertain?: boolean;
}

type Judge = (before: Value, after: Value) => InPlace;

const always = (effect: Effect, means: string, source: string): Judge => () => ({ effect, means, source });
const NOTHING: InPlace = { effect: 'in-place', means: 'CloudFormation updates it without interruption.', source: SOURCES.endpoint };
const NEW_FILES = 'Users need a new client configuration file.';
const RESETS = 'All connections are reset, and clients connect again.';

const EFFECTS: Readonly<Record<string, Readonly<Record<string, Judge>>>> = {
  [ENDPOINT]: {
    AuthorizationPolicy: (before, after) => policy(before, after),
    ServerCertificateArn: always('resets', `${RESETS} ${NEW_FILES.slice(0, -1)}, if another authority issued the certificate.`, SOURCES.working),
    DnsServers: always('resets', RESETS, SOURCES.dnsServers),
    VpnPort: always('resets', `${RESETS} ${NEW_FILES}`, SOURCES.working),
    SplitTunnel: always('resets', RESETS, SOURCES.working),
    SessionTimeoutHours: (before, after) => shorter(before ?? 24, after ?? 24, {
      effect: 'ends-sessions', means: 'Sessions that are older than the new limit end.', source: SOURCES.session,
    }),
    SecurityGroupIds: always('slow', 'The service may take up to 4 hours to apply the security groups; until then the earlier ones hold.', SOURCES.modify),
    VpcId: always('slow', 'The service may take up to 4 hours to apply the security groups of another VPC.', SOURCES.modify),
    DevicePostureOptions: always('in-place', `CloudFormation updates it without interruption. ${NEW_FILES.slice(0, -1)}, if a trust provider was added or removed.`, SOURCES.endpoint),
  },
  [REVOCATION_LIST_TYPE]: {
    CertificateRevocationListGzip: (before, after) => imported(before, after),
    Bucket: (before, after) => imported(before, after),
    Key: (before, after) => imported(before, after),
  },
  [TAGS_TYPE]: {
    Tags: always('in-place', 'The tags of the endpoint are changed in place.', SOURCES.tags),
  },
  [LOG_GROUP]: {
    RetentionInDays: (before, after) => shorter(before ?? Infinity, after ?? Infinity, {
      effect: 'data-lost', means: 'CloudWatch Logs deletes the entries that are older.', source: SOURCES.retention,
    }),
  },
};

/** What a change of one property does. */
export function inPlace(type: string, property: string, before: Value, after: Value): InPlace {
  return EFFECTS[type]?.[property]?.(before, after) ?? (type === ENDPOINT ? NOTHING : { ...NOTHING, source: SOURCES.updates });
}

/** An import resets all connections; the function imports no list that is older than that of the endpoint. */
function imported(before: Value, after: Value): InPlace {
  const isNewer = isImported(before, after);
  return isNewer === false
    ? { effect: 'in-place', means: 'The function imports no list that is older than the one before.', source: SOURCES.importList }
    : { effect: 'resets', means: `${RESETS.slice(0, -1)}: a newer revocation list is imported.`, source: SOURCES.importList, isCertain: isNewer === true };
}

/** What happens if a number gets smaller. */
function shorter(before: Value, after: Value, effect: InPlace): InPlace {
  const [one, other] = [number(before), number(after)];
  return one === undefined || other === undefined ? { ...effect, isCertain: false } : other < one ? effect : NOTHING;
}

function number(value: Value): number | undefined {
  const written = text(value);
  return written === undefined || written.trim() === '' || Number.isNaN(Number(written)) ? undefined : Number(written);
}

/** An enforced policy disconnects all clients whenever it is added or changed, or when it begins to be enforced. */
function policy(before: Value, after: Value): InPlace {
  if (isAbsent(after)) {
    return { ...NOTHING, means: 'The policy no longer decides who connects.' };
  }
  const enforced = isEnforced(after);
  const hasChanged = isEnforced(before) !== true || keyOf(withoutMode(before)) !== keyOf(withoutMode(after));
  const effect: InPlace = {
    effect: 'disconnects',
    means: 'All clients are disconnected; those whom the policy denies stay outside.',
    source: SOURCES.policy,
    isCertain: enforced,
  };
  return enforced === false || !hasChanged ? { ...NOTHING, means: 'No one is disconnected: the policy is in shadow mode, or stays as it is.' } : effect;
}

/** Whether a policy decides; nothing where that is not known. */
function isEnforced(value: Value): boolean | undefined {
  if (isAbsent(value)) {
    return false;
  }
  const mode = at(value, 'ShadowMode');
  return value instanceof Unknown || mode instanceof Unknown ? undefined : text(mode)?.toLowerCase() !== 'enabled';
}

function withoutMode(value: Value): Value {
  return object(value) === undefined ? value : { ...object(value), ShadowMode: undefined };
}
