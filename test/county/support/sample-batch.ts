import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { countyKeyPair, readCountySecret } from '../../../county/keys/county-secret.ts';
import { rawPublicOf } from '../../../county/keys/raw-keys.ts';
import { readCountyKey } from '../../../electron/sync/read-county-key.ts';
import { sealBatch, type SealedBatch, type SealInput } from '../../../electron/sync/seal-batch.ts';
import { sampleRecord } from './sample-record.ts';

/** Bytes that look random and are the same in every run: SHA-256 of a label and a counter. */
export function fixedBytes(label: string): (size: number) => Uint8Array {
  let counter = 0;
  return (size) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < size; length += 32) {
      parts.push(createHash('sha256').update(`${label}/${counter++}`).digest());
    }
    return new Uint8Array(Buffer.concat(parts).subarray(0, size));
  };
}

export type TestDevice = SealInput['device'] & { readonly secret: KeyObject };

/** A PC with a fixed signing key. */
export function testDevice(label = 'device'): TestDevice {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), fixedBytes(label)(32)]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    id: '0191a000-0000-7000-8000-00000000d001',
    pc: '210502001-A',
    formerPcs: [],
    publicKey: rawPublicOf(secret),
    sign: (bytes) => sign(null, bytes, secret),
    secret,
  };
}

/** A county with fixed keys: its secret, and what a PC reads from its public file. */
export function testCounty(label = 'county') {
  const { publicFile, secretFile } = countyKeyPair('测试县医疗保障局', fixedBytes(label)(64));
  const key = readCountyKey(JSON.stringify(publicFile));
  const secret = readCountySecret(JSON.stringify(secretFile));
  if (!key.ok || secret === null) throw new Error('The test county has no usable keys');
  return { key: key.value, secret, publicFile, secretFile } as const;
}

/** A whole input for sealing, parts of it replaced. */
export const sealInput = (parts: Partial<SealInput> = {}): SealInput => ({
  records: [sampleRecord(1)],
  seq: 1,
  prevHash: null,
  createdAt: '2023-10-20T16:30:00+08:00',
  device: testDevice(),
  county: testCounty().key,
  audit: { seq: 12, head: 'cd'.repeat(32) },
  epochSeen: 0,
  ...parts,
});

/** Seals with fixed randomness and gives the batch; throws when sealing was refused. */
export function sealed(parts: Partial<SealInput> = {}, label = 'random'): SealedBatch {
  const result = sealBatch(sealInput(parts), fixedBytes(label));
  if (!result.ok) throw new Error(`Not sealed: ${result.error.code} ${JSON.stringify(result.error.detail)}`);
  return result.value;
}

/** `count` records, each with its own application. */
export const sampleRecords = (count: number): readonly RecordContent[] =>
  Array.from({ length: count }, (_, index) => sampleRecord(index + 1));

/** The canonical text of one sound record as it stands in a batch. */
export function recordText(index = 1, patch: Readonly<Record<string, Canonical>> = {}): string {
  // A record is plain JSON; its type leaves `local` open.
  const record = sampleRecord(index) as unknown as Readonly<Record<string, Canonical>>;
  return canonicalJson({ format: 'aid-record/2', salt: 'ee'.repeat(16), ...record, ...patch });
}
