import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { putTogether, sha256, signHeader, takeApart } from '../support/forge.ts';
import { fixedBytes, sealed, testCounty, testDevice } from '../support/sample-batch.ts';

const county = testCounty().secret;
const FLIPS = 10_000;

/** So many different bits of so many bytes, the same in every run. */
function someBits(bytes: number, label: string): readonly number[] {
  const chance = fixedBytes(label);
  const bits = new Set<number>();
  while (bits.size < FLIPS) bits.add(Buffer.from(chance(4)).readUInt32BE() % (bytes * 8));
  return [...bits];
}

function flipped(bytes: Uint8Array, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

/** How often each answer was given: the code of refusal, or that it opened. */
function answersTo(files: Iterable<Uint8Array>): Readonly<Record<string, number>> {
  const answers: Record<string, number> = {};
  for (const file of files) {
    const opened = openBatch(file, county);
    const answer = opened.ok ? 'opened' : opened.refusal.code;
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
  return answers;
}

describe('10,000 single bits of a sealed body', () => {
  test('are each noticed by the hash that the header states', () => {
    const { bytes } = sealed();
    const { body } = takeApart(bytes);
    const start = bytes.length - body.length;
    function* files() {
      for (const bit of someBits(body.length, 'flips of a body')) yield flipped(bytes, start * 8 + bit);
    }
    expect(answersTo([bytes])).toEqual({ opened: 1 });
    expect(answersTo(files())).toEqual({ body_changed: FLIPS });
  });

  test('are each noticed by the seal when the PC’s own key signed for the changed bytes', () => {
    const { bytes, header } = sealed();
    const { body } = takeApart(bytes);
    const device = testDevice();
    const signedFor = (changed: Buffer): Buffer => {
      const headerBytes = Buffer.from(canonicalJson({ ...header, bodyHash: sha256(changed) }));
      return putTogether({ headerBytes, signature: signHeader(headerBytes, device), body: changed });
    };
    function* files() {
      for (const bit of someBits(body.length, 'flips under a seal')) yield signedFor(flipped(body, bit));
    }
    expect(answersTo([signedFor(body)])).toEqual({ opened: 1 });
    expect(answersTo(files())).toEqual({ chunk_refused: FLIPS });
  });
});
