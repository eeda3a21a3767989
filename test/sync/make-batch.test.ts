import { expect, test } from 'vitest';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { makeBatch } from '../../electron/sync/make-batch.ts';
import { fixedBytes, sampleRecords } from '../county/support/sample-batch.ts';
import { sampleRecord } from '../county/support/sample-record.ts';

const PC = '210502001-A';
const make = (records: readonly RecordContent[]) => makeBatch(records, { pc: PC, formerPcs: [] }, fixedBytes('salt'));
const record = sampleRecord(1);
const [aidCase, caseResult] = [record.input.cases[0], record.result.cases[0]];
if (aidCase === undefined || caseResult === undefined) throw new Error('The sample record has no case');
const NUMBER = record.application.number;

test('totals are exact fen and every record is salted and hashed', () => {
  const made = make(sampleRecords(3));
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.totalFen).toBe(3_150_000);
  expect(new Set(made.value.hashes).size).toBe(3);
  expect(made.value.packs).toEqual({ 'benxi-2023': record.result.packHash });
});

test('no record is nothing to seal', () => {
  expect(make([])).toEqual({ ok: false, error: { code: 'NOTHING_TO_SEAL' } });
});

test('more than 2,000 records do not go into one batch', () => {
  expect(make(Array.from({ length: 2001 }, () => record))).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
});

test('a record over 8 MiB does not go into a batch', () => {
  const local = Object.fromEntries([...Array(900).keys()].map((key) => [`k${key}`, '长'.repeat(4000)]));
  expect(make([{ ...record, input: { ...record.input, local } }])).toEqual({
    ok: false,
    error: { code: 'FILE_TOO_LARGE', detail: { limit: '64 MB' } },
  });
});

test('records of more values than a county reads do not go into a batch', () => {
  const tooLarge = { ok: false, error: { code: 'FILE_TOO_LARGE', detail: { limit: '64 MB' } } };
  const withList = (content: RecordContent, length: number): RecordContent => ({
    ...content,
    input: { ...content.input, local: { a: Array.from({ length }, () => 0) } },
  });
  expect(make([withList(record, 99_000)]).ok).toBe(true);
  expect(make([withList(record, 100_001)])).toEqual(tooLarge);
  expect(make(sampleRecords(21).map((content) => withList(content, 99_000)))).toEqual(tooLarge);
});

const { trace: _, ...withoutTrace } = caseResult;
test.each<[string, string, RecordContent]>([
  ['another payable than its result', 'payable', { ...record, payableFen: 1 }],
  ['no trace', 'no_trace', { ...record, result: { ...record.result, cases: [withoutTrace] } }],
  ['two cases', 'not_one_case', { ...record, input: { ...record.input, cases: [aidCase, aidCase] } }],
  [
    'a result of another case',
    'other_case',
    { ...record, result: { ...record.result, cases: [{ ...caseResult, id: 'x' }] } },
  ],
  ['a result of another pack', 'other_pack', { ...record, input: { ...record.input, pack: 'hohhot-2022' } }],
  ['a name with half a character', 'lone_surrogate', { ...record, person: { ...record.person, name: '王\uD842' } }],
  ['no name', 'person.name', { ...record, person: { ...record.person, name: '' } }],
  ['local parameters nested too deep', '嵌套超过', { ...record, input: { ...record.input, local: nest(40) } }],
])('a record with %s is named, and nothing is sealed', (_name, where, content) => {
  const made = make([sampleRecord(2), content]);
  if (made.ok) throw new Error('The record was taken');
  expect(made.error.code).toBe('BAD_INPUT');
  expect(made.error.detail?.['where']).toMatch(new RegExp(`^${NUMBER}: .*${where}`));
});

function nest(depth: number): Record<string, unknown> {
  return depth === 0 ? {} : { a: nest(depth - 1) };
}

test('a record of another PC is named', () => {
  expect(makeBatch([record], { pc: '210502001-B', formerPcs: ['210502001-C'] }, fixedBytes('salt'))).toEqual({
    ok: false,
    error: { code: 'BAD_INPUT', detail: { where: `${NUMBER}: other_pc` } },
  });
});

test('one revision cannot stand twice in a batch, two revisions can', () => {
  expect(make([record, record])).toMatchObject({ error: { detail: { where: `${NUMBER}: twice` } } });
  const later = { ...record, application: { ...record.application, revision: 4 } };
  expect(make([record, later]).ok).toBe(true);
});

test('one pack cannot have two hashes in a batch', () => {
  const other = sampleRecord(2);
  const content = { ...other, result: { ...other.result, packHash: `sha256:${'00'.repeat(32)}` } };
  expect(make([record, content])).toMatchObject({
    error: { detail: { where: `${other.application.number}: other_pack_hash` } },
  });
});
