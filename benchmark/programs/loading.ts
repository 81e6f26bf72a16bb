/** Loads the library where an app has loaded what it needs for the L2 of `aws-cdk-lib`. */
import { createRequire } from 'node:module';

const load = createRequire(__filename);
// what these export is only loaded when it is used.
const { ClientVpnEndpoint, CfnClientVpnEndpoint } = load('aws-cdk-lib/aws-ec2');
void [load('aws-cdk-lib').Stack, ClientVpnEndpoint, CfnClientVpnEndpoint];
const began = performance.now();
const library = load('cdk-client-vpn-plus');
const required = performance.now() - began;
void library.ClientVpnEndpointPlus;
console.log(JSON.stringify({ required, used: performance.now() - began }));
