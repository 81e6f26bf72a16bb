import { TagManager, TagType } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Tags } from './tag-mistakes';
import { ENDPOINT } from '../model/graph';

/** Where the CDK looks for a manager of tags, in all of its releases that we support. */
const MANAGER = 'cdkTagManager';

/** Lets `Tags.of()` tell an endpoint its tags, which CloudFormation would not update: they are read, and not written to the L1. */
export function collectTags(endpoint: IConstruct): void {
  Object.defineProperty(endpoint, MANAGER, { value: new TagManager(TagType.MAP, ENDPOINT) });
}

/** The tags that `Tags.of()` has given to an endpoint, or to what it lies in: complete when the app is. */
export function tagsOfScope(endpoint: IConstruct): Tags {
  return (endpoint as unknown as Readonly<Record<string, TagManager>>)[MANAGER].tagValues();
}
