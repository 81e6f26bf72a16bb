/** The input of `aws ec2 create-client-vpn-endpoint`, filled in or not, as the properties of an endpoint. */
import type { Fields } from './aws-cli-answers';
import { CERTIFICATE, DIRECTORY, FEDERATED } from '../model/endpoint-properties';
import { memberIn, members } from '../template/sections';

/** What the command takes for its call, and not for the endpoint. */
const OF_THE_CALL = ['DryRun', 'ClientToken'];

/** What each way to authenticate is described by. */
const METHODS: Readonly<Record<string, string>> = {
  [CERTIFICATE]: 'MutualAuthentication', [DIRECTORY]: 'ActiveDirectory', [FEDERATED]: 'FederatedAuthentication',
};

/** What an object says nothing without: a skeleton has all members, most of them empty. */
const NEEDED: Readonly<Record<string, string>> = {
  ClientConnectOptions: 'LambdaFunctionArn',
  ClientLoginBannerOptions: 'BannerText',
  DevicePostureOptions: 'TrustProviders',
  TransitGatewayConfiguration: 'TransitGatewayId',
};

/** The properties that an input gives; what a skeleton leaves empty is not given. */
export function inputProperties(fields: Fields): Record<string, unknown> {
  const isSaid = (name: string, value: unknown) => NEEDED[name] === undefined || isOff(value) || memberIn(value, NEEDED[name]) !== undefined;
  const properties = Object.fromEntries(Array.from(members(filledIn(Object.fromEntries(fields))))
    .filter(([name, value]) => !OF_THE_CALL.includes(name) && isSaid(name, value)));
  const { AuthenticationOptions: methods = [], DevicePostureOptions: posture, TagSpecifications: tags = [], ...others } = properties;
  const providers = listOf(memberIn(posture, 'TrustProviders')).filter((provider) => memberIn(provider, 'TenantId') !== undefined);
  const allTags = listOf(tags).flatMap((tagged) => listOf(memberIn(tagged, 'Tags'))).filter((tag) => memberIn(tag, 'Key') !== undefined)
    .map((tag) => ({ Value: '', ...tag as object }));
  return {
    AuthenticationOptions: listOf(methods).map(method),
    ConnectionLogOptions: { Enabled: false },
    ...others,
    ...providers.length > 0 ? { DevicePostureOptions: { Enabled: true, TrustProviders: providers } } : {},
    ...allTags.length > 0 ? { TagSpecifications: [{ ResourceType: 'client-vpn-endpoint', Tags: allTags }] } : {},
  };
}

/** The parameters that an input has for the call alone, and those of the endpoint that it leaves empty. */
export function asideIn(fields: Fields): { readonly parametersOfTheCall: readonly string[]; readonly emptyParameters: readonly string[] } {
  const properties = inputProperties(fields);
  const isEmpty = (name: string) => filledIn(fields.get(name)) === undefined;
  return {
    parametersOfTheCall: OF_THE_CALL.filter((name) => !isEmpty(name)),
    emptyParameters: Array.from(fields.keys()).filter((name) => !(name in properties) && !(OF_THE_CALL.includes(name) && !isEmpty(name))),
  };
}

/** A way to authenticate, with what belongs to it alone: a skeleton has the members of all of them. */
function method(raw: unknown): unknown {
  const type = memberIn(raw, 'Type');
  const name = typeof type === 'string' ? METHODS[type] : undefined;
  const value = name === undefined ? undefined : memberIn(raw, name);
  return name === undefined ? raw : { Type: type, ...value === undefined ? {} : { [name]: value } };
}

/** A value without what is empty in it; nothing where nothing else is left. */
function filledIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    const elements = value.map(filledIn).filter((element) => element !== undefined);
    return elements.length > 0 ? elements : undefined;
  }
  if (typeof value === 'object' && value !== null) {
    const filled = Object.entries(value).map(([name, inner]) => [name, filledIn(inner)] as const).filter(([, inner]) => inner !== undefined);
    return filled.length > 0 ? Object.fromEntries(filled) : undefined;
  }
  return value === '' || value === 0 || value === null ? undefined : value;
}

function isOff(value: unknown): boolean {
  return memberIn(value, 'Enabled') === false;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
