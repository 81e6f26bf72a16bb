import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CSharp } from './csharp';

/** As jsii generates them, without what is not read. */
const SOURCES: Readonly<Record<string, string>> = {
  ClientVpnGate: `namespace CdkClientVpnPlus
{
    public class ClientVpnGate : Amazon.CDK.Resource
    {
        public ClientVpnGate(Constructs.Construct scope, string id, CdkClientVpnPlus.IClientVpnGateProps props): base(_MakeDeputyProps(scope, id, props))
        {
        }
        protected ClientVpnGate(ByRefValue reference): base(reference)
        {
        }
        public static CdkClientVpnPlus.ClientVpnGate Find(string name, CdkClientVpnPlus.IClientVpnHours? hours = null)
        {
            return InvokeStaticMethod<CdkClientVpnPlus.ClientVpnGate>(name)!;
        }
        public static void Close(params CdkClientVpnPlus.ClientVpnWeekday[] days)
        {
        }
        public virtual CdkClientVpnPlus.ClientVpnGate? Next
        {
            get => GetInstanceProperty<CdkClientVpnPlus.ClientVpnGate?>();
        }
        public virtual CdkClientVpnPlus.ClientVpnGate[] Others
        {
            get => GetInstanceProperty<CdkClientVpnPlus.ClientVpnGate[]>()!;
        }
        public virtual void Open(string reason)
        {
        }
    }
}`,
  IClientVpnGateProps: 'namespace CdkClientVpnPlus { public interface IClientVpnGateProps { CdkClientVpnPlus.IClientVpnHours Hours { get; } } }',
  ClientVpnGateProps: `namespace CdkClientVpnPlus
{
    public class ClientVpnGateProps : CdkClientVpnPlus.IClientVpnGateProps
    {
        public CdkClientVpnPlus.IClientVpnHours Hours { get; set; }
        [JsiiOptional]
        public string? Name { get; set; }
        [JsiiOptional]
        public double? Width { get; set; }
    }
}`,
  IClientVpnHours: 'namespace CdkClientVpnPlus { public interface IClientVpnHours { CdkClientVpnPlus.ClientVpnWeekday[] Days { get; } } }',
  ClientVpnHours: 'namespace CdkClientVpnPlus { public class ClientVpnHours : CdkClientVpnPlus.IClientVpnHours { public CdkClientVpnPlus.ClientVpnWeekday[] Days { get; set; } } }',
  ClientVpnWeekday: 'namespace CdkClientVpnPlus { public enum ClientVpnWeekday { [JsiiEnumMember(name: "MONDAY")] MONDAY } }',
};

const RIGHT = `using Amazon.CDK;
using TimeZone = Amazon.CDK.TimeZone;
var hours = new ClientVpnHours { Days = new[] { ClientVpnWeekday.MONDAY } };
var gate = new ClientVpnGate(stack, "Gate", new ClientVpnGateProps { Hours = hours, Name = "north", Width = 2 });
gate.Open("spring");
ClientVpnGate other = Somewhere();
other.Next!.Open("summer");
ClientVpnGate.Close(ClientVpnWeekday.MONDAY, ClientVpnWeekday.MONDAY);
ClientVpnGate.Find("south", new ClientVpnHours { Days = [ClientVpnWeekday.MONDAY] })!.Others[0].Open(TimeZone.EUROPE_BERLIN.TimezoneName);
Print(gate.Node.Path, ClientVpnSessionTimeout.EIGHT_HOURS);
`;

let csharp: CSharp;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  Object.entries(SOURCES).forEach(([name, source]) => writeFileSync(join(folder, `${name}.cs`), source));
  csharp = await CSharp.of(folder);
  rmSync(folder, { recursive: true });
});

test('knows the members', () => {
  expect(csharp.members).toEqual(expect.arrayContaining(['ClientVpnGate.Find', 'ClientVpnGate.Others', 'ClientVpnHours.Days', 'ClientVpnWeekday.MONDAY']));
});

test('has nothing against a program that is right', () => {
  expect(csharp.mistakesIn(RIGHT)).toEqual([]);
});

test('reads classes', () => {
  const program = 'class Tower : Construct { Tower() { var own = new ClientVpnGate(this, "Own", new ClientVpnGateProps { Hours = hours }); own.Unlock(); } }';
  expect(csharp.mistakesIn(program)).toEqual(['line 1: ClientVpnGate has no Unlock']);
});

test.each<[mistake: string, right: string, wrong: string, said: string]>([
  ['a type that is made', 'new ClientVpnGate(', 'new ClientVpnGates(', 'line 4: there is no ClientVpnGates'],
  ['a type with static members', 'ClientVpnGate.Close(', 'ClientVpnGates.Close(', 'line 8: there is no ClientVpnGates'],
  ['a static member', 'ClientVpnGate.Find(', 'ClientVpnGate.Search(', 'line 9: ClientVpnGate has no static Search'],
  ['an instance member in place of a static one', 'ClientVpnGate.Close(', 'ClientVpnGate.Open(', 'line 8: ClientVpnGate has no static Open'],
  ['an instance member', 'gate.Open(', 'gate.Unlock(', 'line 5: ClientVpnGate has no Unlock'],
  ['an instance member of a variable with a type', 'other.Next!.Open(', 'other.Unlock(', 'line 7: ClientVpnGate has no Unlock'],
  ['a type of a variable', 'ClientVpnGate other', 'ClientVpnGates other', 'line 6: there is no ClientVpnGates'],
  ['a static member of an instance', 'gate.Open("spring")', 'gate.Close()', 'line 5: ClientVpnGate has no Close'],
  ['a member of what a method returns', '.Others[0]', '.Twins[0]', 'line 9: ClientVpnGate has no Twins'],
  ['a member of an element', '[0].Open(', '[0].Unlock(', 'line 9: ClientVpnGate has no Unlock'],
  ['a member of the CDK', 'gate.Node', 'gate.Knot', 'line 10: ClientVpnGate has no Knot'],
  ['a value of an enumeration', '{ ClientVpnWeekday.MONDAY }', '{ ClientVpnWeekday.MONTAG }', 'line 3: ClientVpnWeekday has no static MONTAG'],
  ['a prop', 'Name =', 'Title =', 'line 4: ClientVpnGateProps has no Title'],
  ['a prop that is required', 'Hours = hours, ', '', 'line 4: ClientVpnGateProps needs Hours'],
  ['a struct in place of another one', 'Hours = hours', 'Hours = new ClientVpnGateProps { Hours = hours }', 'line 4: ClientVpnGateProps.Hours takes IClientVpnHours, not ClientVpnGateProps'],
  ['a value in place of a list', 'Days = [ClientVpnWeekday.MONDAY]', 'Days = ClientVpnWeekday.MONDAY', 'line 9: ClientVpnHours.Days takes ClientVpnWeekday[], not ClientVpnWeekday'],
  ['a list of something else', 'Days = [ClientVpnWeekday.MONDAY]', 'Days = ["Monday"]', 'line 9: ClientVpnHours.Days takes ClientVpnWeekday[], not string[]'],
  ['a number in place of a text', 'Name = "north"', 'Name = 5', 'line 4: ClientVpnGateProps.Name takes string, not double'],
  ['an argument', 'gate.Open("spring")', 'gate.Open(hours)', 'line 5: Open takes string, not ClientVpnHours'],
  ['one of many arguments', 'ClientVpnGate.Close(ClientVpnWeekday.MONDAY,', 'ClientVpnGate.Close(hours,', 'line 8: Close takes ClientVpnWeekday, not ClientVpnHours'],
  ['an argument too many', 'gate.Open("spring")', 'gate.Open("spring", 5)', 'line 5: Open takes 1 arguments'],
  ['an argument of a constructor', '"Gate", new ClientVpnGateProps', '"Gate", new ClientVpnHours { Days = [] }, new ClientVpnGateProps', 'line 4: ClientVpnGate takes IClientVpnGateProps, not ClientVpnHours'],
  ['what may be null', 'other.Next!.', 'other.Next.', 'line 7: other.Next may be null, write other.Next!'],
  ['a name that is ambiguous', 'using TimeZone = Amazon.CDK.TimeZone;', '', 'line 9: TimeZone is ambiguous, write using TimeZone = …'],
  ['what is not C#', 'gate.Open("spring");', 'gate.Open("spring"', 'line 6: not C#'],
  ['what is missing', 'EIGHT_HOURS);', 'EIGHT_HOURS)', 'not C#'],
])('finds %s', (_, right, wrong, said) => {
  expect(RIGHT).toContain(right);
  expect(csharp.mistakesIn(RIGHT.replace(right, wrong))).toContain(said);
});
