import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import { agreeOnKey } from '../../../electron/sync/agree.ts';
import { sealStream } from '../../../electron/sync/seal-stream.ts';
import { fixedBytes, recordText, sealed, testCounty, testDevice } from './sample-batch.ts';

/** Builds batches that no honest PC would seal, with every signature and tag right, to reach the checks behind them. */

type Header = Record<string, Canonical>;

export type Parts = { readonly headerBytes: Buffer; readonly signature: Buffer; readonly body: Buffer };

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The three parts of a batch file. */
export function takeApart(file: Uint8Array): Parts {
  const bytes = Buffer.from(file);
  const end = 9 + bytes.readUInt32BE(5);
  return {
    headerBytes: bytes.subarray(9, end),
    signature: bytes.subarray(end, end + 64),
    body: bytes.subarray(end + 64),
  };
}

/** Puts a file together as it is, right or wrong. */
export function putTogether({ headerBytes, signature, body }: Parts): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  return Buffer.concat([Buffer.from('AID1\0', 'latin1'), length, headerBytes, signature, body]);
}

/** Signs a header text as the PC does. */
export function signHeader(headerBytes: Uint8Array, device = testDevice()): Buffer {
  const digest = createHash('sha256').update(headerBytes).digest();
  return Buffer.from(device.sign(Buffer.concat([Buffer.from('aid1/batch-header\0', 'latin1'), digest])));
}

/** A file whose header was replaced by any text and signed again; the body stays. */
export function withHeaderText(text: string | Uint8Array, body?: Buffer): Buffer {
  const headerBytes = Buffer.from(text);
  return putTogether({ headerBytes, signature: signHeader(headerBytes), body: body ?? takeApart(sealed().bytes).body });
}

/** The header of a sound batch with members replaced (undefined takes one away), signed again. */
export function withHeader(patch: Readonly<Record<string, Canonical | undefined>>, body?: Buffer): Buffer {
  return withHeaderText(canonicalJson({ ...sealed().header, ...patch }), body);
}

export type Forgery = {
  /** Header members replaced after everything else was computed. */
  readonly header?: Readonly<Record<string, Canonical | undefined>>;
  /** Any bytes as records, instead of the sound one. */
  readonly records?: readonly (string | Uint8Array)[];
  /** Any bytes as frames, instead of the records behind their lengths. */
  readonly frames?: Uint8Array;
  /** Any bytes as what is encrypted. */
  readonly packed?: Uint8Array;
  readonly deflate?: boolean;
  /** Changes the sealed chunks; the header's hash of them is right afterwards. */
  readonly body?: (body: Buffer) => Buffer;
};

/** Seals a forged content with sound cryptography. */
export function forge({ header, records, frames, packed, deflate, body }: Forgery): Buffer {
  const parts = (records ?? [recordText()]).map((record) => Buffer.from(record));
  const plain = Buffer.from(frames ?? framesOf(parts));
  const content = Buffer.from(packed ?? (deflate === true ? deflateRawSync(plain) : plain));
  const county = testCounty();
  const key = agreeOnKey(county.key.box, fixedBytes('forge')(32), 'aid1/batch/A1');
  const prelude: Header = {
    ...sealed().header,
    count: parts.length,
    records: parts.map(sha256),
    epk: Buffer.from(key.epk).toString('base64url'),
    encoding: deflate === true ? 'deflate-raw' : 'identity',
    bodyLength: plain.length,
    packedLength: content.length,
    ...dropUndefined(header ?? {}),
  };
  const { bodyHash: _, ...rest } = prelude;
  const aad = createHash('sha256').update(canonicalJson(rest)).digest();
  const whole = Buffer.from(sealStream(content, key, aad));
  const changed = body === undefined ? whole : body(whole);
  const headerBytes = Buffer.from(canonicalJson({ ...rest, bodyHash: sha256(changed) }));
  return putTogether({ headerBytes, signature: signHeader(headerBytes), body: changed });
}

const dropUndefined = (members: Readonly<Record<string, Canonical | undefined>>): Header =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, Canonical] => entry[1] !== undefined));

/** Records behind their lengths. */
export const framesOf = (records: readonly Uint8Array[]): Buffer =>
  Buffer.concat(
    records.flatMap((record) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(record.length);
      return [length, record];
    }),
  );
