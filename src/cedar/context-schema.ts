import { ask } from './engine';
import { type Complaint, complaints, type Policy } from './policy';

/**
 * The context that AWS documents, with the fields of its examples. All of it is taken to be there: whether it is depends on the device.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/device-posture-step2.html
 */
const SCHEMA = `
entity Client, Endpoint;
action connect appliesTo {
  principal: Client,
  resource: Endpoint,
  context: {
    crowdstrike: {
      assessment: { overall: Long, os: Long, sensor_config: Long, version: String },
      cid: String, platform: String, serial_number: String, jailbroken: Bool,
    },
    jamf: { risk: String, groups: Set<String>, osv: String, diskEncryptionEnabled: Bool },
    jumpcloud: { device: { is_managed: Bool }, org_id: String, system: String, durt_id: String },
    saml: { memberOf: Set<String> },
    "active-directory": {},
    "mutual-authentication": {},
    connection: {},
  },
};`;

/** Namespaces whose fields AWS does not list by name. */
const OPEN = /^attribute `(?:saml|active-directory|mutual-authentication|connection)\.|^attribute `\[?"(?:active-directory|mutual-authentication)"/;
/** What of the strict check says that a field is unknown or of another type; the rest is a matter of style that the service does not ask for. */
const FIELDS = [/^attribute `.+` in context for Action::"connect" not found$/, /^unexpected type: expected /, /^the types .+ are not compatible$/];

/** Where a policy uses the context otherwise than AWS documents it. */
export function undocumented({ text }: Policy): Complaint[] {
  const answer = ask((cedar) => cedar.validate({ schema: SCHEMA, policies: { staticPolicies: text.cedar } }));
  const errors = answer?.type === 'success' ? answer.validationErrors : [];
  return errors.flatMap(({ error }) => complaints(error, text))
    .filter(({ message }) => FIELDS.some((kind) => kind.test(message)) && !OPEN.test(message))
    .map((complaint) => ({ ...complaint, message: complaint.message.replace(' in context for Action::"connect" not found', ' of the context is not documented') }));
}
