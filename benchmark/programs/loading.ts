/** Loads the library where `aws-cdk-lib/aws-ec2` is loaded already. */
import { createRequire } from 'node:module';

const load = createRequire(__filename);
load('aws-cdk-lib/aws-ec2');
const began = performance.now();
load('cdk-client-vpn-plus');
console.log(JSON.stringify(performance.now() - began));
