import { describe, expect, test } from 'vitest';
import type { RecordContent, RecordExemption } from '#shared/protocol/batch/batch-record.ts';
import { findRecordContradiction } from '#shared/protocol/batch/record-contradiction.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { describeRecord } from '../../../county/cli/describe-record.ts';
import { sealed, testCounty } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';

const PC = '210502001-A';
const RECORD = sampleRecord();
const [VISIT] = RECORD.visits;
const EXEMPTION: RecordExemption = {
  visit: VISIT?.id ?? '',
  fact: 'designated',
  found: '非定点',
  reason: '急诊就近抢救',
  evidence: '急诊病历',
  askedAt: '2023-10-20T09:00:00.000+08:00',
  askedBy: { id: 'u1', name: '王受理' },
  signedAt: '2023-10-20T09:30:00.000+08:00',
  signedBy: { id: 'u2', name: '周复核' },
  permit: null,
};
const NOTICE = { number: '210502001-A-G-2023-001', from: '2023-10-20', to: '2023-10-27', objections: 1 };
const withExemption = (changes: Partial<typeof EXEMPTION>): RecordContent => ({
  ...RECORD,
  exemptions: [{ ...EXEMPTION, ...changes }],
});
const fault = (record: RecordContent) => findRecordContradiction(record, [PC]);

describe('what two people set aside', () => {
  test('is about a visit of the record whose fact counts as met, once', () => {
    expect(fault(withExemption({}))).toBeNull();
    expect(fault(withExemption({ visit: 'another' }))).toBe('exemption');
    // The sample visit has no referral: nothing that was set aside may count as not met.
    expect(fault(withExemption({ fact: 'referral' }))).toBe('exemption');
    expect(fault({ ...RECORD, exemptions: [EXEMPTION, EXEMPTION] })).toBe('exemption');
  });

  test('is signed by another than who asked, by id and by name, or under a permit of that day', () => {
    const { askedBy } = EXEMPTION;
    for (const signedBy of [askedBy, { ...askedBy, id: 'u9' }, { ...askedBy, name: '改了姓名' }]) {
      expect(fault(withExemption({ signedBy }))).toBe('same_person');
      expect(fault(withExemption({ signedBy, permit: { no: 'P1', until: '2023-10-20' } }))).toBeNull();
      expect(fault(withExemption({ signedBy, permit: { no: 'P1', until: '2023-10-19' } }))).toBe('permit_over');
    }
  });
});

describe('a batch', () => {
  const open = (records: readonly RecordContent[]) => {
    const opened = openBatch(sealed({ records }).bytes, testCounty().secret);
    if (!opened.ok) throw new Error(`Refused: ${opened.refusal.code}`);
    return opened.value;
  };

  test('keeps the format that an older county reads while nothing special is in it', () => {
    const { header, records } = open([RECORD]);
    expect(header.schema).toBe('aid-record/2');
    expect(records[0]?.record).not.toHaveProperty('exemptions');
  });

  test.each([
    ['something set aside', { exemptions: [EXEMPTION] }],
    ['a public notice', { notice: NOTICE }],
  ])('with %s in one of its records has every record in the next format, and the reader says so', (_, special) => {
    const other = { ...sampleRecord(2) };
    const { header, records } = open([{ ...RECORD, ...special }, other]);
    expect(header.schema).toBe('aid-record/3');
    expect(records.map(({ record }) => record.format)).toEqual(['aid-record/3', 'aid-record/3']);
    expect(records[0]?.record).toMatchObject(special);
    expect(records[1]?.record).toMatchObject({ exemptions: [], notice: null });
    const [first] = records;
    const text = first === undefined ? '' : describeRecord(first.record).join('\n');
    expect(text).toContain('exemptions' in special ? '王受理提出，周复核核定' : '异议 1 条');
  });
});
