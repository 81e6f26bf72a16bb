import { App } from 'aws-cdk-lib';
import { ImportedVpcVpn } from './imported-vpc-vpn';

new ImportedVpcVpn(new App(), 'ImportedVpcVpn');
