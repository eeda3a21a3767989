import { canonicalJson } from '../../canonical-json.ts';
import type { PapersHeader } from './papers-header.ts';
import type { PapersIndex } from './papers-index.ts';

/** What list and header of a part fail to say together. */
export type PapersContradiction =
  'nothing' | 'line_repeated' | 'content_unlisted' | 'content_unknown' | 'content_bytes' | 'content_media';

/** SHA-256 of what is given, in order; the caller has the algorithm. Lower-case hex. */
export type Sha256 = (...parts: readonly Uint8Array[]) => string;

/** Bytes of lower-case hex. */
const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));

/** The hash by which a header names a content: of the list's salt and the content's own hash. */
export const saltedHash = (salt: string, sha256: string, hash: Sha256): string => hash(bytesOf(salt), bytesOf(sha256));

/** Checks the list of a part against its header; null when they agree. The contents themselves are the caller's to hash. */
export function findPapersContradiction(
  { salt, papers, absent }: PapersIndex,
  { items }: Pick<PapersHeader, 'items'>,
  hash: Sha256,
): PapersContradiction | null {
  if (papers.length + absent.length === 0) return 'nothing';
  const lines = [...papers, ...absent].map((line) => canonicalJson({ ...line }));
  if (new Set(lines).size !== lines.length) return 'line_repeated';
  const listed = new Map(items.map((item) => [item.hash, item.bytes]));
  const medias = new Map<string, string>();
  const used = new Set<string>();
  for (const { sha256, bytes, media } of papers) {
    const name = saltedHash(salt, sha256, hash);
    const expected = listed.get(name);
    if (expected === undefined) return 'content_unknown';
    if (expected !== bytes) return 'content_bytes';
    if ((medias.get(sha256) ?? media) !== media) return 'content_media';
    medias.set(sha256, media);
    used.add(name);
  }
  return used.size === items.length ? null : 'content_unlisted';
}
