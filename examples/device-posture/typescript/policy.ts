import { join } from 'node:path';
import { ClientVpnAuthorizationPolicy } from 'cdk-client-vpn-plus';

/** Who may connect, and with what device; `policy.test.ts` says what it means. */
export const policy = ClientVpnAuthorizationPolicy.fromFile(join(__dirname, 'policy.cedar'), { description: 'Engineers on healthy devices' });
