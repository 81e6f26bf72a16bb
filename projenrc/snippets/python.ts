/** Writes docs/python.md, from what jsii-rosetta translated. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LanguageTablet, TargetLanguage } from 'jsii-rosetta';
import { PAGES, README, REPOSITORY } from './pages';
import type { Page } from './pages';

/** What the snippets import, and how a stack of an app holds them. */
const HEAD = `<!-- made by \`npm run test:snippets\` from the snippets in TypeScript; do not edit. -->

# The snippets in Python

The snippets of the README and of each page, translated and run. [Getting started in Python](getting-started/python.md) has a whole app. All of them
are in the constructor of a stack (\`self\`), import as follows, and name in comments what is your own.

\`\`\`python
from aws_cdk import (
    Annotations, App, Acknowledgment, CfnOutput, Duration, NestedStack, RemovalPolicy, TimeZone, Validations,
    aws_certificatemanager as acm, aws_cloudwatch as cloudwatch, aws_cloudwatch_actions as cloudwatch_actions, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_events as events, aws_iam as iam, aws_kms as kms,
    aws_lambda as lambda_, aws_logs as logs, aws_rds as rds, aws_s3 as s3, aws_sns as sns,
)
from cdk_client_vpn_plus import *
\`\`\`
`;

/** As it is read: the head of the page has the imports. */
const tidy = (python: string) => python.replace(/^from .*\n+/gm, '').replace(/\n{3,}/g, '\n\n').trim();

async function run() {
  const tablet = await LanguageTablet.fromFile(join(REPOSITORY, '.jsii.tabl.json'));
  const translations = new Map(tablet.snippetKeys.map((key) => {
    const snippet = tablet.tryGetSnippet(key)!;
    return [snippet.originalSource.source.trim(), snippet.get(TargetLanguage.PYTHON)!.source];
  }));

  /** A section of a page, with its snippets; nothing for one without. */
  function section(text: string): string[] {
    const [heading] = text.split('\n', 1);
    const snippets = Array.from(text.matchAll(/^```ts(?: (.*))?\n([^]*?)^```$/gm)).filter(([, mode]) => mode !== 'nofixture');
    return snippets.length === 0 ? [] : [
      `### ${heading}`,
      ...snippets.map(([, , typeScript]) => `\`\`\`python\n${tidy(translations.get(typeScript.trim())!)}\n\`\`\``),
    ];
  }

  const chapter = ({ path, text }: Page): string[] => {
    const [title, ...sections] = text.replace(/^# /, '').split(/^#{2,3} /m);
    const found = sections.flatMap(section);
    return found.length === 0 ? [] : [`## ${title.split('\n', 1)[0]}`, `From [${path.replace('../', '')}](${path}).`, ...found];
  };
  writeFileSync(join(REPOSITORY, 'docs', 'python.md'), `${[HEAD.trim(), ...[README, ...PAGES].flatMap(chapter)].join('\n\n')}\n`);
}

void run();
