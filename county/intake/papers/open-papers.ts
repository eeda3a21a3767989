import { createHash } from 'node:crypto';
import { PAPERS_KEY_INFO } from '#shared/protocol/papers/papers-formats.ts';
import type { PapersHeader } from '#shared/protocol/papers/papers-header.ts';
import type { PapersIndex } from '#shared/protocol/papers/papers-index.ts';
import { papersMediaOf } from '#shared/protocol/papers/papers-media.ts';
import { saltedHash } from '#shared/protocol/papers/papers-contradiction.ts';
import type { CountySecret } from '../../keys/county-secret.ts';
import { openSealedBody } from '../open-body.ts';
import { RefusedError } from '../refusal.ts';
import { isPapersRefusalCode, type PapersRefusal, PapersRefusedError } from './papers-refusal.ts';
import { readPapersEnvelope } from './read-papers-envelope.ts';
import { readPapersIndex } from './read-papers-index.ts';
import { sha256Hex } from './sha256-hex.ts';

/** A part of a batch's papers that passed every check of docs/formats/aidpapers.md. */
export type OpenedPapers = {
  readonly header: PapersHeader;
  /** SHA-256 of the whole file, hex: what the feed's acknowledgement names. */
  readonly hash: string;
  readonly index: PapersIndex;
  /** The contents that the list names, by their SHA-256. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
};

export type PapersOpening<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: PapersRefusal };

/**
 * Opens a part with the county's key and checks everything the file can say about itself, each content by its hash and its first bytes.
 * `deviceKey` is the enrolled key of the PC, base64url; without it the signature only proves that the file is the work of the key it
 * names. Whether the batch is known is for the caller to ask.
 */
export const openPapers = (file: Uint8Array, county: CountySecret, deviceKey?: string): PapersOpening<OpenedPapers> =>
  guarded(() => {
    const envelope = readPapersEnvelope(file, deviceKey);
    const { header, hash } = envelope;
    const { index, rest } = readPapersIndex(openSealedBody(envelope, county, PAPERS_KEY_INFO), header);
    return { header, hash, index, contents: readContents(rest, header, index) };
  });

/** Checks what needs no secret: form, signature, completeness. The list stays closed. */
export const openPapersHeader = (
  file: Uint8Array,
  deviceKey?: string,
): PapersOpening<{ readonly header: PapersHeader; readonly hash: string }> =>
  guarded(() => {
    const { header, hash } = readPapersEnvelope(file, deviceKey);
    return { header, hash };
  });

/** Takes the contents apart: each the bytes that header and list say, nothing between or behind. */
function readContents(
  bytes: Uint8Array,
  { items }: PapersHeader,
  { salt, papers }: PapersIndex,
): ReadonlyMap<string, Uint8Array> {
  const medias = new Map(papers.map(({ sha256, media }) => [saltedHash(salt, sha256, sha256Hex), { sha256, media }]));
  const contents = new Map<string, Uint8Array>();
  let at = 0;
  for (const [index, item] of items.entries()) {
    const content = bytes.subarray(at, at + item.bytes);
    at += item.bytes;
    const expected = medias.get(item.hash);
    const found = createHash('sha256').update(content).digest('hex');
    // Short when the body ends early: then its hash is another as well.
    if (expected === undefined || found !== expected.sha256)
      throw new PapersRefusedError('content_hash', { content: index + 1 });
    if (papersMediaOf(content) !== expected.media)
      throw new PapersRefusedError('content_media', { content: index + 1, media: expected.media });
    contents.set(expected.sha256, content);
  }
  return contents;
}

/** Runs a reader; a refusal becomes a value, anything else is a bug and stays thrown. */
function guarded<T>(read: () => T): PapersOpening<T> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof PapersRefusedError) return { ok: false, refusal: error.refusal };
    if (error instanceof RefusedError) {
      const { code, detail } = error.refusal;
      if (isPapersRefusalCode(code)) return { ok: false, refusal: { code, detail } };
    }
    throw error;
  }
}
