/** What AWS documents of the context that a policy reads. The list ends where AWS names no field: what a device or a connection says beyond it is not known. */

/** A field of the context, by its path below `context`. */
export interface DocumentedField {
  readonly path: string;
  readonly type: 'boolean' | 'whole number' | 'text' | 'list of texts';
  /** The values that it has, where AWS lists them: texts, or the smallest and the largest number. */
  readonly values?: readonly string[];
  readonly range?: readonly [number, number];
  /** The page of the guide that names it. */
  readonly page: string;
}

const CROWDSTRIKE = 'device-posture-trust-data-crowdstrike';
const JAMF = 'device-posture-trust-data-jamf';
const JUMPCLOUD = 'device-posture-trust-data-jumpcloud';
/** Its examples have fields that the tables of the providers lack. */
const EXAMPLES = 'device-posture-policies-cedar';
const SCORE: readonly [number, number] = [1, 100];

export const DOCUMENTED_FIELDS: readonly DocumentedField[] = [
  { path: 'crowdstrike.assessment.overall', type: 'whole number', range: SCORE, page: CROWDSTRIKE },
  { path: 'crowdstrike.assessment.os', type: 'whole number', range: SCORE, page: CROWDSTRIKE },
  { path: 'crowdstrike.assessment.sensor_config', type: 'whole number', range: SCORE, page: CROWDSTRIKE },
  { path: 'crowdstrike.assessment.version', type: 'text', page: CROWDSTRIKE },
  { path: 'crowdstrike.cid', type: 'text', page: CROWDSTRIKE },
  { path: 'crowdstrike.platform', type: 'text', page: CROWDSTRIKE },
  { path: 'crowdstrike.serial_number', type: 'text', page: CROWDSTRIKE },
  { path: 'crowdstrike.jailbroken', type: 'boolean', page: EXAMPLES },
  { path: 'jamf.risk', type: 'text', values: ['HIGH', 'MEDIUM', 'LOW', 'SECURE', 'NOT_APPLICABLE'], page: JAMF },
  { path: 'jamf.groups', type: 'list of texts', page: JAMF },
  { path: 'jamf.osv', type: 'text', page: JAMF },
  { path: 'jamf.diskEncryptionEnabled', type: 'boolean', page: EXAMPLES },
  { path: 'jumpcloud.device.is_managed', type: 'boolean', page: JUMPCLOUD },
  { path: 'jumpcloud.org_id', type: 'text', page: JUMPCLOUD },
  { path: 'jumpcloud.system', type: 'text', page: JUMPCLOUD },
  { path: 'jumpcloud.durt_id', type: 'text', page: JUMPCLOUD },
  { path: 'saml.memberOf', type: 'list of texts', page: EXAMPLES },
];

/** Namespaces of which AWS says what they are about, but names no field. */
export const NAMELESS = ['active-directory', 'mutual-authentication', 'connection'];
