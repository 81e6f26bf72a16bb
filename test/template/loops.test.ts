import * as fc from 'fast-check';
import { lineInProps as line } from '../../src/evaluation/spelling';
import { judge } from '../../src/template/verdict';
import { template } from '../cli/terminal';

const { Association, Vpn } = template().Resources;

interface Written {
  readonly to: string;
  readonly group: string;
}

/** A loop over groups, in one over ranges, which a map holds. */
function looped(ranges: readonly string[], groups: readonly string[]): object {
  const names = ranges.map((_, position) => `r${position}`);
  return {
    Mappings: { Ranges: Object.fromEntries(ranges.map((range, position) => [names[position], { Range: range }])) },
    Resources: {
      Vpn,
      Association,
      'Fn::ForEach::Ranges': ['Range', names, {
        'Fn::ForEach::Groups': ['Group', groups, {
          'Rule${Range}${Group}': rule({ 'Fn::FindInMap': ['Ranges', { Ref: 'Range' }, 'Range'] }, { 'Fn::Sub': '${Group}' }),
        }],
      }],
    },
  };
}

/** The same without a loop. */
function writtenOut(ranges: readonly string[], groups: readonly string[]): object {
  const all: ReadonlyArray<readonly [string, Written]> = ranges.flatMap((to, position) => groups.map((group) => [`Ruler${position}${group}`, { to, group }] as const));
  return { Resources: { Vpn, Association, ...Object.fromEntries(all.map(([id, { to, group }]) => [id, rule(to, group)])) } };
}

function rule(to: unknown, group: unknown) {
  return { Type: 'AWS::EC2::ClientVpnAuthorizationRule', Properties: { ClientVpnEndpointId: { Ref: 'Vpn' }, TargetNetworkCidr: to, AccessGroupId: group } };
}

function findings(written: object): string[] {
  return judge(written).findings.map(({ finding }) => `${finding.resource.id}: ${line(finding)}`);
}

test('a template with loops is judged as the one that is written out', () => {
  const range = fc.constantFrom('10.0.0.0/16', '10.0.9.0/24', '10.0.9.1/24', '10.0.0.0/40', '0.0.0.0/0', 'fd00::/8', '');
  const group = fc.constantFrom('staff', 'ops', 'a', 'b');
  fc.assert(fc.property(fc.array(range, { maxLength: 4 }), fc.uniqueArray(group, { maxLength: 3 }), (ranges, groups) => {
    expect(findings(looped(ranges, groups))).toEqual(findings(writtenOut(ranges, groups)));
  }));
});
