import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

export const VERSION: string = version;
export const HOMEPAGE = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus';
