import { oneOf } from '../../evaluation/closed-set';
import type { Rule } from '../../evaluation/rule';
import { authenticatesUsers } from '../../model/endpoint-properties';
import { ENDPOINT } from '../../model/graph';
import { text } from '../../model/values';
import { SELF_SERVICE_PORTAL } from '../../service/limits';
import { guide } from '../../service/sources';

export const selfServicePortalRules: readonly Rule[] = [
  oneOf({
    id: 'SelfServicePortalValue',
    title: 'The self-service portal is enabled or disabled.',
    why: 'The service accepts one of two words, not a boolean.',
    path: 'SelfServicePortal',
    set: SELF_SERVICE_PORTAL,
    // a tutorial of Amazon MWAA has it.
    except: '',
  }),
  {
    id: 'SelfServicePortalWithoutUsers',
    severity: 'warning',
    title: 'The self-service portal is enabled only where users sign in.',
    why: 'The portal is not available to clients that have nothing but a certificate.',
    source: guide('what-is-best-practices'),
    on: ENDPOINT,
    check(endpoint, report) {
      const { SelfServicePortal: value } = endpoint.properties;
      if (text(value) === 'enabled' && authenticatesUsers(endpoint) === false) {
        const fix = 'Write "disabled", or add a directory or a SAML provider to AuthenticationOptions.';
        report({ path: 'SelfServicePortal', value, wrong: 'has no effect: clients that authenticate by certificate alone cannot use the portal', fix });
      }
    },
  },
];
