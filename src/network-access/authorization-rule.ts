import { Resource } from 'aws-cdk-lib';
import type { IResource } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import type { ClientVpnDestinationChoice } from './destination-choice';
import { AuthorizationRule } from './l1s';
import { TypeMark } from '../cdk/type-marks';
import { partsOf } from '../children/endpoint-parts';
import { DESTINATION, ENDPOINT_ARGUMENT, expectChoice, expectOptionalText, expectProps, expectName, limitArguments, type Names, constructId } from '../validation/argument-checks';

/** Names that a misspelled one is compared with. */
const PROPS: Names<ClientVpnAuthorizationRulePlusProps> = {
  destination: 'required', group: true, allUsers: true, description: true, clientVpnEndpoint: 'required',
};

const MARK = new TypeMark('ClientVpnAuthorizationRulePlus');

/**
 * An authorization rule of an endpoint, of whatever call created it.
 */
export interface IClientVpnAuthorizationRulePlus extends IResource {
  /**
   * The id that CloudFormation has for the rule; the service itself knows it by endpoint, range and group.
   *
   * @attribute
   */
  readonly authorizationRuleId: string;

  /**
   * The range that it is for.
   */
  readonly targetNetworkCidr: string;
}

/**
 * Who may reach what. Exactly one of `group` and `allUsers` is given.
 */
export interface ClientVpnAuthorizationRulePlusOptions {
  /**
   * Where the users may go. Changing it replaces the rule.
   *
   * The longest matching prefix decides: a rule for a narrower range takes it away from the groups of wider ones.
   *
   * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
   */
  readonly destination: ClientVpnDestinationChoice;

  /**
   * The group: a SID with a directory, a value of the attribute `memberOf` with SAML; at most 255 characters. Changing it replaces the rule.
   *
   * @default - no group: `allUsers` has to be true
   */
  readonly group?: string;

  /**
   * Whether every user who is authenticated may go there. Changing it replaces the rule.
   *
   * @default false
   */
  readonly allUsers?: boolean;

  /**
   * A description. Changing it replaces the rule, which fails as long as the old one exists: change it in two deployments.
   *
   * @default - no description
   */
  readonly description?: string;
}

/**
 * An authorization rule of an endpoint.
 */
export interface ClientVpnAuthorizationRulePlusProps extends ClientVpnAuthorizationRulePlusOptions {
  /**
   * The endpoint: made here or imported.
   */
  readonly clientVpnEndpoint: IClientVpnEndpointRef;
}

/**
 * A rule that lets a group, or all users, reach a destination. A destination beyond the VPC needs a route as well. Adding or removing a rule
 * resets connections.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
 */
export class ClientVpnAuthorizationRulePlus extends Resource implements IClientVpnAuthorizationRulePlus {
  /**
   * Whether a construct is a `ClientVpnAuthorizationRulePlus`, also one of another copy of this library.
   */
  public static isClientVpnAuthorizationRulePlus(construct: IConstruct): construct is ClientVpnAuthorizationRulePlus {
    return MARK.isOn(construct);
  }

  public readonly authorizationRuleId: string;
  public readonly targetNetworkCidr: string;

  public constructor(scope: Construct, id: string, props: ClientVpnAuthorizationRulePlusProps) {
    super(scope, constructId('new ClientVpnAuthorizationRulePlus', id, arguments));
    MARK.put(this);
    expectProps(this, 'props', props, PROPS, { required: { clientVpnEndpoint: ENDPOINT_ARGUMENT, destination: DESTINATION } });
    expectChoice(this, 'allUsers', props.allUsers);
    const { allUsers, clientVpnEndpoint, description, destination, group } = props;
    expectOptionalText(this, 'description', description, 'The data center');
    if (group !== undefined && group !== '') {
      expectName(this, 'group', group, '"engineering"');
    }
    const rule = new AuthorizationRule(partsOf(clientVpnEndpoint), this, 'Resource', {
      allUsers, description, destination: destination._bind(clientVpnEndpoint), group,
    });
    this.authorizationRuleId = rule.authorizationRuleId;
    this.targetNetworkCidr = rule.targetNetworkCidr;
  }
}

limitArguments('ClientVpnAuthorizationRulePlus', ClientVpnAuthorizationRulePlus, { isClientVpnAuthorizationRulePlus: 1 });
