/** What the tests of the plugin start from. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, PolicyValidationPluginReport, StageSynthesisOptions } from 'aws-cdk-lib';
import { ClientVpnValidationPlugin, type ClientVpnValidationPluginProps } from '../../src';
import { newApp } from '../fixtures';

/** A finding of a report, resource by resource. */
export interface Reported {
  readonly rule: string;
  readonly severity?: string;
  readonly resource?: string;
  readonly message: string;
  readonly fix?: string;
}

/** Synthesizes an app in a folder that is gone afterwards. */
export function withApp<T>(use: (app: App) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  try {
    return use(newApp({ outdir }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The same, for what takes its time. */
export async function withAppUntil<T>(use: (app: App) => Promise<T>): Promise<T> {
  const outdir = mkdtempSync(join(tmpdir(), 'client-vpn-'));
  try {
    return await use(newApp({ outdir }));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What the plugin says of an app. */
export function validate(app: App, options?: StageSynthesisOptions, props?: ClientVpnValidationPluginProps): PolicyValidationPluginReport {
  const templatePaths = app.synth(options).stacksRecursively.map(({ templateFullPath }) => templateFullPath);
  return new ClientVpnValidationPlugin(props).validate({ templatePaths, appConstruct: app } as Parameters<ClientVpnValidationPlugin['validate']>[0]);
}

/** The findings of a report, one for each resource. */
export function findings({ violations }: PolicyValidationPluginReport): Reported[] {
  return violations.flatMap(({ ruleName, severity, description, fix, violatingResources }) => (
    violatingResources.map(({ resourceLogicalId }) => ({ rule: ruleName, severity, resource: resourceLogicalId, message: description, fix }))
  ));
}

/** The rules that a report names, each with the resource. */
export function rules(report: PolicyValidationPluginReport): string[] {
  return findings(report).map(({ rule, resource }) => `${resource} ${rule}`).sort();
}

/** Writes a template, for `CfnInclude`. */
export function templateFile(app: App, name: string, template: unknown): string {
  const file = join(app.outdir, `${name}.json`);
  writeFileSync(file, JSON.stringify(template));
  return file;
}
