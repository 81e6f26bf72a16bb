/** What this package says of itself. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- what bundlers follow.
export const { version: VERSION } = require('../../package.json') as { readonly version: string };
export const HOMEPAGE = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus';
