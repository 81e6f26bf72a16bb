// first: it says what is missing.
import './private/supported';
export * from './association';
export * from './authentication';
export * from './authorization-rule';
export * from './connect-handler';
export * from './connection-logging';
export * from './destination';
export * from './dns-servers';
export * from './effective-access';
export * from './endpoint';
export * from './endpoint-interface';
export * from './endpoint-props';
export * from './network';
export * from './network-access';
export * from './route';
export * from './plugin/client-vpn-validation';
