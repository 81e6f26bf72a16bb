import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dotnetPackage } from './dotnet-package';

const FACTS = {
  id: 'CdkClientVpnPlus',
  authors: 'The authors',
  description: 'AWS Client VPN',
  licence: 'Apache-2.0',
  repository: 'https://example.com/vpn.git',
  tags: ['cdk', 'vpn'],
  dependencies: { 'Amazon.CDK.Lib': '[2.260.0,3.0.0)', 'Constructs': '[10.5.1,11.0.0)' },
};

// as `dotnet pack` writes it.
const NUSPEC = `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
  <metadata>
    <id>CdkClientVpnPlus</id>
    <version>0.1.0</version>
    <authors>The authors</authors>
    <license type="expression">Apache-2.0</license>
    <licenseUrl>https://licenses.nuget.org/Apache-2.0</licenseUrl>
    <description>AWS Client VPN</description>
    <tags>cdk vpn</tags>
    <repository type="git" url="https://example.com/vpn.git" commit="0123456789" />
    <dependencies>
      <group targetFramework="net6.0">
        <dependency id="Amazon.CDK.Lib" version="[2.260.0, 3.0.0)" exclude="Build,Analyzers" />
        <dependency id="Constructs" version="[10.5.1, 11.0.0)" exclude="Build,Analyzers" />
      </group>
    </dependencies>
  </metadata>
</package>`;
const DOCUMENTATION = `<?xml version="1.0"?>
<doc>
  <assembly><name>CdkClientVpnPlus</name></assembly>
  <members>
    <member name="T:CdkClientVpnPlus.ClientVpnGate"><summary>A gate.</summary></member>
    <member name="M:CdkClientVpnPlus.ClientVpnGate.Find(System.String,CdkClientVpnPlus.IClientVpnHours)"><summary>One.</summary></member>
    <member name="P:CdkClientVpnPlus.ClientVpnGate.Others"><summary>Others.</summary></member>
    <member name="F:CdkClientVpnPlus.ClientVpnWeekday.MONDAY"><summary>Monday.</summary></member>
  </members>
</doc>`;
const PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <Description>AWS Client VPN</Description>
    <PackageId>CdkClientVpnPlus</PackageId>
    <PackageLicenseExpression>Apache-2.0</PackageLicenseExpression>
    <Authors>The authors</Authors>
    <PackageTags>cdk;vpn</PackageTags>
    <RepositoryUrl>https://example.com/vpn.git</RepositoryUrl>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Amazon.CDK.Lib" Version="[2.260.0,3.0.0)" />
    <PackageReference Include="Constructs" Version="[10.5.1,11.0.0)" />
  </ItemGroup>
</Project>`;
const SOURCES = {
  ClientVpnGate: 'public class ClientVpnGate { public static ClientVpnGate Find(string name) { return null; } public virtual ClientVpnGate[] Others { get; } }',
  ClientVpnWeekday: 'public enum ClientVpnWeekday { MONDAY }',
};
const MEMBERS = ['ClientVpnGate.Find', 'ClientVpnGate.Others', 'ClientVpnWeekday.MONDAY'];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-vpn-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('what an SDK packed', async () => {
  write('content/CdkClientVpnPlus.nuspec', NUSPEC);
  write('content/lib/net6.0/CdkClientVpnPlus.xml', DOCUMENTATION);
  execFileSync('python3', ['-m', 'zipfile', '-c', join(folder, 'CdkClientVpnPlus.0.1.0.nupkg'), 'CdkClientVpnPlus.nuspec', 'lib'], { cwd: join(folder, 'content') });
  write('CdkClientVpnPlus.0.1.0.snupkg', 'the symbols');

  const { facts, members, sources } = await dotnetPackage(folder);
  expect(facts).toEqual(FACTS);
  expect([...members].sort()).toEqual(MEMBERS);
  expect(sources).toBeUndefined();
});

test('what was generated without an SDK', async () => {
  write('CdkClientVpnPlus/CdkClientVpnPlus.csproj', PROJECT);
  Object.entries(SOURCES).forEach(([name, source]) => write(`CdkClientVpnPlus/CdkClientVpnPlus/${name}.cs`, `namespace CdkClientVpnPlus { ${source} }`));

  const { facts, members, sources } = await dotnetPackage(folder);
  expect(facts).toEqual(FACTS);
  expect([...members].sort()).toEqual(MEMBERS);
  expect(sources?.mistakesIn('ClientVpnGate.Lose("x");')).toEqual(['line 1: ClientVpnGate has no static Lose']);
});
