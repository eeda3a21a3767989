import { describe, expect, test } from 'vitest';
import type { Canonical } from '#shared/canonical-json.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { forge } from '../support/forge.ts';
import { sealed, testCounty, testDevice } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';

const NOW = '210502001-Q';
const BEFORE = '210502001-A';
const county = testCounty().secret;

/** The sample record accepted under another letter. */
function acceptedAs(letter: string, index: number): RecordContent {
  const record = sampleRecord(index);
  const number = record.application.number.replace('-A-', `-${letter}-`);
  return { ...record, application: { ...record.application, number } };
}

const moved = (records: readonly RecordContent[], formerPcs: readonly string[] = [BEFORE]) =>
  sealed({ records, device: { ...testDevice(), pc: NOW, formerPcs } });

describe('after a move', () => {
  test('cases accepted under the old letter are sealed by the new PC, and the batch says so', () => {
    const { header, bytes, fileName } = moved([acceptedAs('A', 1), acceptedAs('Q', 2)]);
    expect(header).toMatchObject({ format: 'aid-batch/2', pc: NOW, formerPcs: [BEFORE] });
    expect(fileName).toContain(NOW);
    const opened = openBatch(bytes, county);
    expect(opened).toMatchObject({ ok: true, value: { header: { formerPcs: [BEFORE] } } });
  });

  test('a batch without such a case stays what an older county reads', () => {
    const { header } = moved([acceptedAs('Q', 1)], [BEFORE, '210502001-B']);
    expect(header.format).toBe('aid-batch/1');
    expect(header).not.toHaveProperty('formerPcs');
  });

  test('of several earlier letters only those of the cases are named', () => {
    const { header } = moved([acceptedAs('C', 1), acceptedAs('A', 2)], ['210502001-C', '210502001-B', BEFORE]);
    expect(header).toMatchObject({ formerPcs: [BEFORE, '210502001-C'] });
  });
});

describe('the county refuses', () => {
  const refusalOf = (header: Readonly<Record<string, Canonical | undefined>>): unknown => {
    const opened = openBatch(forge({ header }), county);
    return opened.ok
      ? 'opened'
      : [opened.refusal.code, opened.refusal.detail['field'] ?? opened.refusal.detail['what']];
  };
  const v2 = (formerPcs: Canonical, pc = NOW) => ({ format: 'aid-batch/2', pc, formerPcs });

  test('nothing of a batch that names the letter of its case', () => {
    expect(refusalOf(v2([BEFORE]))).toBe('opened');
  });

  test('a case under a letter that the batch does not name', () => {
    expect(refusalOf(v2(['210502001-B']))).toEqual([
      'record_contradiction',
      '申请编号不是这台电脑的，也不是批次写明的迁来以前那台的',
    ]);
  });

  test('a former letter that no case carries', () => {
    expect(refusalOf(v2([BEFORE, '210502001-B']))).toEqual(['former_unused', undefined]);
  });

  test.each<[string, Canonical, string?]>([
    ['none at all', []],
    ['one of another township', ['210502002-A']],
    ['the letter of now', [BEFORE], BEFORE],
    ['one twice', [BEFORE, BEFORE]],
    ['them out of order', ['210502001-B', BEFORE]],
    ['more than there are letters', Array.from({ length: 26 }, (_, at) => `210502001-${String.fromCharCode(65 + at)}`)],
  ])('a header that names %s', (_what, formerPcs, pc = NOW) => {
    expect(refusalOf(v2(formerPcs, pc))).toEqual(['header_field', 'formerPcs']);
  });

  test('the member in a batch of the first version', () => {
    expect(refusalOf({ formerPcs: [BEFORE] })).toEqual(['header_field', 'formerPcs']);
  });

  test('a batch of the second version without it', () => {
    expect(refusalOf({ format: 'aid-batch/2' })).toEqual(['header_field', 'formerPcs']);
  });
});
