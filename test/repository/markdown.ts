/** What Markdown holds that can be wrong without anybody noticing. */
import { posix } from 'node:path';
import { FILES, textOf } from './tree';

const BLOB = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus/blob/main/';
const PAGE = 'https://github.com/cdk-client-vpn-plus/cdk-client-vpn-plus#';

export interface Link {
  readonly file: string;
  readonly target: string;
}

export const PAGES: readonly string[] = FILES.filter((file) => file.endsWith('.md'));

/** A page without its code, in which nothing is a link. */
const prose = (file: string) => textOf(file).replace(/^( *)(`{3,})[^]*?^\1\2/gm, '').replace(/`[^`\n]+`/g, 'code');

/** All links of a page; those to our own repository as links within it. */
export function linksOf(file: string): readonly Link[] {
  const found = Array.from(prose(file).matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|(?:href|src)="([^"]+)"|<(https?:[^>]+)>|(?<![("<[=])(https?:\/\/[^\s)<>"`]+)/g));
  return found
    .map((match) => match.slice(1).find((target) => target !== undefined)!)
    .map((target) => target.startsWith(BLOB) ? posix.relative(posix.dirname(file), target.slice(BLOB.length)) : target)
    .map((target) => target.startsWith(PAGE) ? `${posix.relative(posix.dirname(file), 'README.md')}#${target.slice(PAGE.length)}` : target)
    .map((target) => ({ file, target }));
}

/** How GitHub calls the place of a heading, each time that it occurs. */
export function anchorsOf(file: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading] of textOf(file).replace(/^( *)(`{3,})[^]*?^\1\2/gm, '').matchAll(/^#{1,6} +(.*?) *#*$/gm)) {
    const slug = heading.replace(/<[^>]*>/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-');
    const count = Array.from(anchors).filter((anchor) => anchor === slug || anchor.startsWith(`${slug}-`) && /^\d+$/.test(anchor.slice(slug.length + 1))).length;
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  for (const [, name] of textOf(file).matchAll(/\b(?:id|name)="([^"]+)"/g)) {
    anchors.add(name);
  }
  return anchors;
}
