import { Token } from 'aws-cdk-lib';
import type { IVpc, ISubnet, IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import { Attachments } from './private/attachments';
import { CLIENT_RANGE_UNKNOWN, DESTINATION_FORMAT, VPC_RANGE_UNKNOWN } from './private/authoring-rules';
import { authoringError, inCall } from './private/errors';
import { expectKind, expectText, SUBNET, VPC } from './private/kinds';
import { subnetRange, vpcRange } from './private/reflection';
import { isPlaceholder } from './private/tree-graph';
import { Cidr } from './rules/cidr';

/**
 * A destination as the L1s of routes and authorization rules are told of it.
 *
 * @internal
 */
export interface BoundDestination {
  readonly cidr: string;
  /** Whether the destination is the clients themselves, who are behind no subnet. */
  readonly isLocal: boolean;
}

/**
 * Where clients may go.
 */
export abstract class ClientVpnDestination {
  /**
   * An address range.
   *
   * @param range The range in CIDR notation, such as `10.20.0.0/16`, or `10.20.1.7/32` for a single address.
   */
  public static cidr(range: string): ClientVpnDestination {
    expectText(inCall('ClientVpnDestination.cidr'), 'range', range, '10.20.0.0/16');
    return new RangeDestination((endpoint) => {
      if (!Token.isUnresolved(range) && !isPlaceholder(range) && Cidr.parse(range) === undefined) {
        throw authoringError(DESTINATION_FORMAT, endpoint, `destination ${JSON.stringify(range)} is no range in CIDR notation.`,
          'Write e.g. ClientVpnDestination.cidr("10.20.0.0/16"), and an address with /32.');
      }
      return range;
    });
  }

  /**
   * The IPv4 range of a VPC: the endpoint's own, or one that is reached through it, by peering for example.
   *
   * @param vpc The VPC, with a range that is known or a token.
   */
  public static vpc(vpc: IVpc): ClientVpnDestination {
    expectKind(inCall('ClientVpnDestination.vpc'), 'vpc', vpc, VPC);
    return new RangeDestination((endpoint) => {
      const range = vpcRange(vpc);
      if (range === undefined) {
        throw authoringError(VPC_RANGE_UNKNOWN, endpoint, `destination is the VPC ${vpc.node.path}, whose range is not known.`,
          'Import the VPC with its vpcCidrBlock, or write ClientVpnDestination.cidr("10.0.0.0/16").');
      }
      return range;
    });
  }

  /**
   * The IPv4 range of a subnet.
   *
   * @param subnet The subnet, with a range that is known or a token.
   */
  public static subnet(subnet: ISubnet): ClientVpnDestination {
    expectKind(inCall('ClientVpnDestination.subnet'), 'subnet', subnet, SUBNET);
    return new RangeDestination((endpoint) => {
      const range = subnetRange(subnet);
      if (range === undefined) {
        throw authoringError(VPC_RANGE_UNKNOWN, endpoint, `destination is the subnet ${subnet.node.path}, whose range is not known.`,
          'Import the subnet with its ipv4CidrBlock, or write ClientVpnDestination.cidr("10.0.1.0/24").');
      }
      return range;
    });
  }

  /**
   * Everything that no narrower rule is for: `0.0.0.0/0`. That includes the VPC, unless a rule for its range says who may reach it.
   *
   * The associated subnets need a way out, such as a NAT gateway, and the endpoint's security groups have to allow it.
   */
  public static internet(): ClientVpnDestination {
    return new RangeDestination(() => '0.0.0.0/0');
  }

  /**
   * The other clients of the endpoint: its client range.
   */
  public static clients(): ClientVpnDestination {
    return new ClientsDestination();
  }

  /**
   * The range, for an endpoint.
   *
   * @internal
   */
  public abstract _bind(endpoint: IClientVpnEndpointRef): BoundDestination;
}

class RangeDestination extends ClientVpnDestination {
  public constructor(private readonly range: (endpoint: IClientVpnEndpointRef) => string) {
    super();
  }

  public _bind(endpoint: IClientVpnEndpointRef): BoundDestination {
    return { cidr: this.range(endpoint), isLocal: false };
  }
}

class ClientsDestination extends ClientVpnDestination {
  public _bind(endpoint: IClientVpnEndpointRef): BoundDestination {
    const cidr = Attachments.of(endpoint).clientCidrBlock;
    if (cidr === undefined) {
      throw authoringError(CLIENT_RANGE_UNKNOWN, endpoint, 'destination is the clients of an endpoint whose client range is not known.',
        'Import the endpoint with its clientCidrBlock, or write ClientVpnDestination.cidr("10.100.0.0/16").');
    }
    return { cidr, isLocal: true };
  }
}
