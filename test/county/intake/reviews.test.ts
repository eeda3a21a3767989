import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { findRecordContradiction } from '#shared/protocol/batch/record-contradiction.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { makeBatch } from '../../../electron/sync/make-batch.ts';
import { testCounty } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';

const PC = '210502001-A';
const RECORD = sampleRecord();
const { reviewer, settlerKey } = RECORD.review;
const PERMIT = { no: '本医保授〔2023〕3号', until: '2023-12-31' };
const withReview = (review: Partial<RecordContent['review']>): RecordContent => ({
  ...RECORD,
  review: { ...RECORD.review, ...review },
});

describe('a record', () => {
  const { clerk } = RECORD.application;
  test.each([
    ['by the same id', { reviewer: { ...reviewer, id: clerk.id } }],
    ['with the same key', { reviewer: { ...reviewer, key: settlerKey } }],
    ['under the same name', { reviewer: { ...reviewer, name: clerk.name } }],
  ])('that was settled and reviewed %s is refused without a permit, at the window and at the county', (_, review) => {
    expect(findRecordContradiction(withReview(review), [PC])).toBe('same_person');
    expect(makeBatch([withReview(review)], { pc: PC, formerPcs: [] }, (size) => new Uint8Array(size))).toMatchObject({
      ok: false,
      error: { code: 'BAD_INPUT', detail: { where: '210502001-A-2023-00001: same_person' } },
    });
    expect(findRecordContradiction(withReview({ ...review, permit: PERMIT }), [PC])).toBeNull();
  });

  test('whose permit had run out on the day of the review is refused', () => {
    const review = { reviewer: { ...reviewer, id: clerk.id }, permit: { ...PERMIT, until: '2023-10-19' } };
    expect(findRecordContradiction(withReview(review), [PC])).toBe('permit_over');
    expect(
      findRecordContradiction(withReview({ ...review, permit: { ...PERMIT, until: '2023-10-20' } }), [PC]),
    ).toBeNull();
  });
});

test('a batch of the first release, whose records know no review, is still opened', () => {
  const hex = readFileSync(join(import.meta.dirname, '../format/first-release/aid-record-1.hex'), 'utf8');
  const opened = openBatch(Buffer.from(hex.replaceAll('\n', ''), 'hex'), testCounty('aidbatch vector county').secret);
  expect(opened.ok && opened.value.records[0]?.record).toMatchObject({ format: 'aid-record/1', payableFen: 1_050_000 });
  expect(opened.ok && opened.value.records.every(({ record }) => !('review' in record))).toBe(true);
});
