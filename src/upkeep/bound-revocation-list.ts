import type { IClientVpnEndpointRef } from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct, IConstruct } from 'constructs';
import type { ClientVpnMutualOptions } from '../authentication/authentication-choice';
import type { GivenList, StoredList } from '../upkeep-handler';

/** A list as the function finds it: what its properties say, and what it may read for that. */
export interface BoundRevocationList {
  readonly properties: Omit<GivenList, 'ClientVpnEndpointId'> | Omit<StoredList, 'ClientVpnEndpointId'>;
  readonly statements: readonly PolicyStatement[];
}

/** Where a list comes from. */
export interface RevocationListSource {
  /** Throws when no client could connect with the list; of an imported endpoint nothing is known that it could be compared with. */
  readonly check?: (endpoint: IConstruct, mutual: ClientVpnMutualOptions) => void;
  /** Creates what the list needs. */
  readonly bind: (scope: Construct, endpoint: IClientVpnEndpointRef) => BoundRevocationList;
}
