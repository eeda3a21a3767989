import { describe, expect, test } from 'vitest';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { refusalText } from '../../../county/intake/refusal.ts';
import { forge, framesOf, sha256, type Forgery } from '../support/forge.ts';
import { recordText, testCounty } from '../support/sample-batch.ts';
import { sampleRecord } from '../support/sample-record.ts';

const county = testCounty().secret;
const refusalOf = (forgery: Forgery): string => {
  const opened = openBatch(forge(forgery), county);
  return opened.ok ? 'opened' : opened.refusal.code;
};

const record = recordText();
const bytes = Buffer.from(record);
const [input, result, application] = [sampleRecord().input, sampleRecord().result, sampleRecord().application];
const [aidCase, caseResult] = [input.cases[0], result.cases[0]];
if (aidCase === undefined || caseResult === undefined) throw new Error('The sample record has no case');
const { trace: _, ...withoutTrace } = caseResult;
const plain = (value: unknown): string => JSON.stringify(value);
/** The sound record with members replaced by any JSON value. */
const patched = (patch: Readonly<Record<string, unknown>>): string => recordText(1, JSON.parse(plain(patch)));

test('the sound record opens', () => {
  expect(refusalOf({ records: [record] })).toBe('opened');
});

describe('frames', () => {
  test.each([
    ['a frame more than counted', framesOf([bytes, bytes]), 'frame_count'],
    [
      'a length past the end',
      Buffer.concat([framesOf([bytes]).subarray(0, 3), Buffer.from([0xff]), bytes]),
      'frame_length',
    ],
    ['an empty frame', framesOf([Buffer.alloc(0)]), 'frame_length'],
    ['half a length', Buffer.from([0, 0]), 'frame_length'],
    ['a frame behind the last', Buffer.concat([framesOf([bytes]), Buffer.from([0])]), 'frame_count'],
    ['a record other than the one listed', framesOf([Buffer.from(recordText(2))]), 'record_hash'],
  ])('%s is refused', (_name, frames, code) => {
    expect(refusalOf({ frames })).toBe(code);
  });

  test('a frame fewer than counted is refused', () => {
    const header = { count: 2, records: [sha256(bytes), '00'.repeat(32)] };
    expect(refusalOf({ frames: framesOf([bytes]), header })).toBe('frame_count');
  });
});

describe('the text of a record', () => {
  test.each([
    ['a space', `${record} `, 'record_not_canonical'],
    ['a key twice', record.replace('"payableFen":', '"payableFen":0,"payableFen":'), 'record_not_canonical'],
    ['a fraction', record.replace('"payableFen":1050000', '"payableFen":1050000.5'), 'record_not_canonical'],
    ['NaN', record.replace('"payableFen":1050000', '"payableFen":NaN'), 'record_json'],
    ['two values', record + record, 'record_json'],
    ['deep nesting', record.replace('"local":{}', `"local":${'['.repeat(40)}${']'.repeat(40)}`), 'record_depth'],
    ['100,001 values', record.replace('"local":{}', `"local":{"a":[${'{},'.repeat(50_000)}0]}`), 'record_values'],
    ['half a character', record.replace('"local":{}', '"local":{"a":"\\ud800"}'), 'record_text'],
    ['a key of the language', record.replace('"local":{}', '"local":{"__proto__":{}}'), 'record_text'],
    ['an unknown member', record.replace(/\}$/, ',"z":1}'), 'record_field'],
    ['a date that is none', record.replace('"acceptedOn":"2023-10-20"', '"acceptedOn":"2023-02-30"'), 'record_field'],
  ])('with %s is refused', (_name, text, code) => {
    expect(refusalOf({ records: [text] })).toBe(code);
  });

  test('with 2,000,000 values in all records together is refused', () => {
    const many = `"local":{"a":[${'{},'.repeat(49_000)}0]}`;
    const records = Array.from({ length: 300 }, (_value, index) => recordText(index + 1).replace('"local":{}', many));
    const file = forge({ records, deflate: true });
    expect(openBatch(file, county)).toMatchObject({ refusal: { code: 'records_values' } });
  });

  test('that is no UTF-8 is refused', () => {
    const broken = Buffer.from(record);
    broken[broken.indexOf('王')] = 0xc0;
    expect(refusalOf({ records: [broken] })).toBe('record_encoding');
  });
});

describe('what a record says', () => {
  test.each([
    ['no case', { input: { ...input, cases: [] } }],
    ['two cases', { input: { ...input, cases: [aidCase, { ...aidCase, id: 'other' }] } }],
    ['a result of another case', { result: { ...result, cases: [{ ...caseResult, id: 'other' }] } }],
    ['a result of another pack', { input: { ...input, pack: 'hohhot-2022' } }],
    ['no trace', { result: { ...result, cases: [withoutTrace] } }],
    ['an undecided result', { result: { ...result, cases: [{ ...caseResult, status: 'undecided' }] } }],
    ['another payable than its result', { payableFen: 1_050_001 }],
    ['a slip without a visit', { visits: [{ ...sampleRecord().visits[0], id: 'v2' }] }],
    ['a number of another PC', { application: { ...application, number: '210502001-B-2023-00001' } }],
  ])('%s is refused as a contradiction, with the number and the reason', (_name, patch) => {
    const opened = openBatch(forge({ records: [patched(patch)] }), county);
    if (opened.ok) throw new Error('The batch was opened');
    expect(opened.refusal.code).toBe('record_contradiction');
    expect(refusalText(opened.refusal)).toMatch(/^第 1 条记录（210502001-[AB]-2023-00001）前后不一致：.+。$/);
  });

  test('a pack hash that the header does not name is refused', () => {
    expect(refusalOf({ header: { packs: { 'benxi-2023': `sha256:${'00'.repeat(32)}` } } })).toBe('record_pack');
    expect(refusalOf({ header: { packs: {} } })).toBe('record_pack');
  });

  test('a pack in the header that no record used is refused', () => {
    const packs = { 'benxi-2023': result.packHash, 'hohhot-2022': result.packHash };
    expect(refusalOf({ header: { packs } })).toBe('packs_unused');
  });

  test('the same revision twice is refused', () => {
    const again = patched({ salt: 'ab'.repeat(16) });
    expect(refusalOf({ records: [record, again], header: { totalFen: 2_100_000 } })).toBe('record_repeated');
  });

  test('a total that is not the sum of the records is refused, to the fen', () => {
    const opened = openBatch(forge({ header: { totalFen: 1_050_001 } }), county);
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'total_differs', detail: { header: '10500.01' } } });
  });
});
