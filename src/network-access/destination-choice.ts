import { Token } from 'aws-cdk-lib';
import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import type { BoundDestination, DestinationRange } from '../children/bound-destination';
import { partsOf } from '../children/endpoint-parts';
import { SEVERAL_RANGES } from '../rules/construct-rules';
import { report } from '../validation/reporting';

type Ranges<T> = (endpoint: IClientVpnEndpointRef) => readonly T[];

/**
 * Where clients may go, as `ClientVpnDestination` makes it.
 */
export class ClientVpnDestinationChoice {
  /**
   * @internal
   */
  public static _of(ranges: Ranges<DestinationRange>): ClientVpnDestinationChoice {
    return new ClientVpnDestinationChoice((endpoint) => ranges(endpoint).map((range) => partsOf(endpoint).reader.bound(range)));
  }

  // a class with a private constructor has no subclasses, in any language.
  private constructor(private readonly ranges: Ranges<BoundDestination>) {}

  /**
   * The ranges, for an endpoint: at most one of IPv4, and those of IPv6.
   *
   * @internal
   */
  public _ranges(endpoint: IClientVpnEndpointRef): readonly BoundDestination[] {
    return this.ranges(endpoint);
  }

  /**
   * The same destination, resolved once for all routes of one call.
   *
   * @internal
   */
  public _resolved(endpoint: IClientVpnEndpointRef): ClientVpnDestinationChoice {
    const ranges = this.ranges(endpoint);
    return new ClientVpnDestinationChoice(() => ranges);
  }

  /**
   * The range, for what can take one only.
   *
   * @internal
   */
  public _bind(endpoint: IClientVpnEndpointRef): BoundDestination {
    const [range, ...others] = this.ranges(endpoint);
    if (others.length > 0) {
      const all = [range, ...others].map(({ cidr }) => Token.isUnresolved(cidr) ? 'an unresolved token' : cidr);
      report(endpoint, SEVERAL_RANGES, `destination has ${all.length} ranges for the traffic of the endpoint: ${all.join(', ')}.`,
        'Add one route and one rule for each of them with ClientVpnDestination.cidr(), or use addNetworkAccess(), which creates all of them.');
    }
    return range;
  }
}
