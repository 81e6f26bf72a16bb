/** What a function keeps on an endpoint: custom resources, whose effects only their types tell. */
import { gunzipSync } from 'node:zlib';
import { readRevocationList, type ReadRevocationList } from '../certificates/read-revocation-list';
import { text, type Value } from '../model/values';
import { REVOCATION_LIST_TYPE, TAGS_TYPE } from '../upkeep-handler/upkeep-request';

export const UPKEPT: readonly string[] = [REVOCATION_LIST_TYPE, TAGS_TYPE];

/** Whether a list is imported in place of another one, as the function decides: nothing where that is not in the templates. */
export function isImported(before: Value, after: Value): boolean | undefined {
  const [one, other] = [listIn(before), listIn(after)];
  if (one === undefined || other === undefined) {
    return undefined;
  }
  // only the numbers of one authority can be compared.
  return one.number !== undefined && other.number !== undefined && one.number !== other.number && one.issuer === other.issuer
    ? other.number > one.number
    : other.from > one.from;
}

function listIn(packed: Value): ReadRevocationList | undefined {
  try {
    return readRevocationList(gunzipSync(Buffer.from(text(packed) ?? '', 'base64')));
  } catch {
    return undefined;
  }
}
