/** Loads the library where an app has loaded what it needs for the L2 of `aws-cdk-lib`. */
import { createRequire } from 'node:module';

const load = createRequire(__filename);
// what these export is only loaded when it is used.
const { ClientVpnEndpoint, CfnClientVpnEndpoint } = load('aws-cdk-lib/aws-ec2');
void [load('aws-cdk-lib').Stack, ClientVpnEndpoint, CfnClientVpnEndpoint];
const began = performance.now();
load('cdk-client-vpn-plus');
console.log(JSON.stringify(performance.now() - began));
