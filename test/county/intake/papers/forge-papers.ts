import { createHash } from 'node:crypto';
import { type Canonical, canonicalJson } from '#shared/canonical-json.ts';
import { PAPERS_CONTEXT, PAPERS_KEY_INFO, PAPERS_MAGIC } from '#shared/protocol/papers/papers-formats.ts';
import { saltedHash } from '#shared/protocol/papers/papers-contradiction.ts';
import { sha256Hex } from '../../../../county/intake/papers/sha256-hex.ts';
import { agreeOnKey } from '../../../../electron/sync/agree.ts';
import { headerMessage } from '../../../../electron/sync/header-message.ts';
import { lengthOf } from '../../../../electron/sync/seal-envelope.ts';
import { sealStream } from '../../../../electron/sync/seal-stream.ts';
import { fixedBytes, testCounty, testDevice } from '../../support/sample-batch.ts';
import { papersInput, sealedPapers } from './sample-papers.ts';

const SALT = 'ee'.repeat(16);
type Members = Readonly<Record<string, Canonical | undefined>>;

/** Where the parts of a file of papers begin. */
export function partsOf(bytes: Uint8Array) {
  const start = PAPERS_MAGIC.length + 4;
  const headerEnd = start + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).readUInt32BE(PAPERS_MAGIC.length);
  return { start, headerEnd, bodyStart: headerEnd + 64 };
}

/** A file of these header bytes, signed by the test PC or another, and this body. */
export function putTogether(headerBytes: Uint8Array, body: Uint8Array, device = testDevice()): Buffer {
  const signature = device.sign(headerMessage(headerBytes, PAPERS_CONTEXT));
  return Buffer.concat([Uint8Array.from(PAPERS_MAGIC), lengthOf(headerBytes), headerBytes, signature, body]);
}

/** A sound file whose header has members replaced (undefined takes one away), signed again. */
export function withHeader(patch: Members): Buffer {
  const { bytes, header } = sealedPapers();
  const text = canonicalJson({ ...header, ...patch });
  return putTogether(Buffer.from(text), bytes.subarray(partsOf(bytes).bodyStart));
}

/** The list of the sample, as it stands in a file. */
export const sampleIndex = (): Readonly<Record<string, Canonical>> => {
  const { papers, absent } = papersInput();
  return { format: 'aid-papers-index/1', salt: SALT, papers, absent };
};

export type Forgery = {
  /** Any text as the list, or members of the sound one replaced. */
  readonly index?: string | Uint8Array | Members;
  /** Other contents than the list names; in the header as they are. */
  readonly contents?: readonly Uint8Array[];
  /** Any bytes as the whole opened body. */
  readonly body?: Uint8Array;
  readonly header?: Members;
};

/** Seals a forged content with sound cryptography. */
export function forge({ index = {}, contents, body, header = {} }: Forgery): Buffer {
  const county = testCounty();
  const isText = typeof index === 'string' || index instanceof Uint8Array;
  const indexBytes = Buffer.from(isText ? index : canonicalJson({ ...sampleIndex(), ...index }));
  const all = contents ?? [...papersInput().contents.values()];
  const named = all
    .map((bytes) => ({ hash: saltedHash(SALT, sha256Hex(bytes), sha256Hex), bytes }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  const plain = body ?? Buffer.concat([lengthOf(indexBytes), indexBytes, ...named.map(({ bytes }) => bytes)]);
  const key = agreeOnKey(county.key.box, fixedBytes('forge')(32), PAPERS_KEY_INFO);
  const { bodyHash: _, ...rest } = sealedPapers().header;
  const prelude: Members = {
    ...rest,
    count: named.length,
    items: named.map(({ hash, bytes }) => ({ hash, bytes: bytes.length })),
    epk: Buffer.from(key.epk).toString('base64url'),
    bodyLength: plain.length,
    ...header,
  };
  const aad = createHash('sha256').update(canonicalJson(prelude)).digest();
  const sealed = sealStream(plain, key, aad);
  const headerText = canonicalJson({ ...prelude, bodyHash: sha256Hex(sealed) });
  return putTogether(Buffer.from(headerText), sealed);
}
