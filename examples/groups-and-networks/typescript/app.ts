import { App } from 'aws-cdk-lib';
import { GroupsVpn } from './groups-vpn';

new GroupsVpn(new App(), 'GroupsVpn');
