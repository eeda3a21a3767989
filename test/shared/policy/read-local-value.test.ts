import { describe, expect, test } from 'vitest';
import type { LocalShape, TypedLocalValue } from '#shared/policy/local-shape.ts';
import { readLocalValue } from '#shared/policy/read-local-value.ts';
import { localValueLines, typeLocalValue } from '#shared/policy/type-local-value.ts';

const YUAN: LocalShape = { type: 'amount', unit: '元/年' };
const RATIO: LocalShape = { type: 'ratio' };
const TERMS: LocalShape = {
  type: 'fields',
  fields: [
    { key: 'deductible', label: '起付标准', shape: YUAN, ifEmpty: null },
    { key: 'ratio', label: '救助比例', shape: RATIO, ifEmpty: null },
  ],
};
const CLASS_TERMS: LocalShape = {
  type: 'fields',
  fields: [
    { key: 'inpatient', label: '住院', shape: TERMS, ifEmpty: '住院费用不能测算' },
    { key: 'outpatient', label: '门诊', shape: TERMS, ifEmpty: '门诊费用不能测算' },
    { key: 'cap', label: '年度限额', shape: YUAN, ifEmpty: '不设限额' },
  ],
};
const TIERS: LocalShape = {
  type: 'table',
  columns: [
    { key: 'upTo', label: '累计到', shape: { type: 'amount', unit: '元' }, ifEmpty: '以上全部' },
    { key: 'ratio', label: '救助比例', shape: RATIO, ifEmpty: null },
  ],
};

const valueOf = (shape: LocalShape, typed: TypedLocalValue): unknown => {
  const read = readLocalValue(shape, typed);
  return read.ok ? read.value : read.problems;
};
const problemsOf = (shape: LocalShape, typed: TypedLocalValue): readonly string[] => {
  const read = readLocalValue(shape, typed);
  return read.ok ? [] : read.problems.map(({ path, text }) => `${path.join('/')}: ${text}`);
};

describe('a ratio', () => {
  test.each([
    ['70', '0.70'],
    ['70%', '0.70'],
    ['７０％', '0.70'],
    ['62.5', '0.625'],
    ['62.25 %', '0.6225'],
    ['100', '1.00'],
    ['0', '0.00'],
    ['5', '0.05'],
  ])('typed as %s is kept as %s and shown as it was typed', (typed, kept) => {
    expect(valueOf(RATIO, typed)).toBe(kept);
    expect(valueOf(RATIO, typeLocalValue(RATIO, kept))).toBe(kept);
  });

  test.each(['', '很多', '-1', '1e1', '70.123', '101', '0.7', '0.70', '100.01'])('typed as %j is refused', (typed) => {
    expect(problemsOf(RATIO, typed)).toHaveLength(1);
  });

  test('below one per cent is taken for a share by mistake and says how to write it', () => {
    expect(problemsOf(RATIO, '0.7')[0]).toContain('70% 填 70');
  });
});

describe('terms of a class', () => {
  test('are kept as yuan text and shares, parts left empty are left out', () => {
    const typed = {
      inpatient: { deductible: '2,500', ratio: '60' },
      outpatient: { deductible: '', ratio: ' ' },
      cap: '',
    };
    expect(valueOf(CLASS_TERMS, typed)).toEqual({ inpatient: { deductible: '2500.00', ratio: '0.60' } });
  });

  test('half filled name what is missing at its field', () => {
    const typed = { inpatient: { deductible: '0' }, outpatient: { ratio: '70' } };
    expect(problemsOf(CLASS_TERMS, typed)).toEqual([
      'inpatient/ratio: 请填写救助比例。',
      'outpatient/deductible: 请填写起付标准。',
    ]);
  });

  test('without anything ask for something where typing begins', () => {
    expect(problemsOf(CLASS_TERMS, {})).toEqual(['inpatient/deductible: 至少要填一项。']);
  });

  test('with a part nobody asks for, or a text in the place of parts, are refused', () => {
    expect(problemsOf(CLASS_TERMS, { cap: '1', other: '2' })).toHaveLength(1);
    expect(problemsOf(CLASS_TERMS, 'x')).toHaveLength(1);
    expect(problemsOf(CLASS_TERMS, JSON.parse('{"__proto__":{"cap":"1"},"cap":"1"}') as TypedLocalValue)).toHaveLength(
      1,
    );
  });

  test('come back into the fields and into words as they were', () => {
    const kept = { inpatient: { deductible: '2500.00', ratio: '0.625' }, cap: '20000.00' };
    const typed = typeLocalValue(CLASS_TERMS, kept);
    expect(valueOf(CLASS_TERMS, typed)).toEqual(kept);
    expect(localValueLines(CLASS_TERMS, typed)).toEqual([
      '住院 起付标准 2,500.00 元/年',
      '住院 救助比例 62.5%',
      '年度限额 20,000.00 元/年',
    ]);
    expect(localValueLines(CLASS_TERMS, typeLocalValue(CLASS_TERMS, { inpatient: kept.inpatient })).at(-1)).toBe(
      '年度限额：不设限额',
    );
  });
});

describe('tiers', () => {
  test('ascend and end with one without a limit', () => {
    const typed = [
      { upTo: '10000', ratio: '70' },
      { upTo: '=20000+0.5', ratio: '80' },
      { upTo: '', ratio: '85' },
    ];
    const kept = [
      { upTo: '10000.00', ratio: '0.70' },
      { upTo: '20000.50', ratio: '0.80' },
      { upTo: null, ratio: '0.85' },
    ];
    expect(valueOf(TIERS, typed)).toEqual(kept);
    expect(valueOf(TIERS, typeLocalValue(TIERS, kept))).toEqual(kept);
    expect(localValueLines(TIERS, typeLocalValue(TIERS, kept))).toEqual([
      '累计到 10,000.00 元，救助比例 70%',
      '累计到 20,000.50 元，救助比例 80%',
      '以上全部，救助比例 85%',
    ]);
  });

  test.each<[string, TypedLocalValue, readonly string[]]>([
    ['none', [], [': 至少要有一行。']],
    ['a last one with a limit', [{ upTo: '1', ratio: '1' }], ['0/upTo: 最后一行不填上限，表示以上全部。']],
    [
      'one without a limit before the last',
      [
        { upTo: '', ratio: '70' },
        { upTo: '', ratio: '85' },
      ],
      ['0/upTo: 只有最后一行可以不填上限。'],
    ],
    [
      'limits that do not ascend',
      [
        { upTo: '9000', ratio: '70' },
        { upTo: '9000', ratio: '75' },
        { upTo: '', ratio: '85' },
      ],
      ['1/upTo: 要比上一行大。'],
    ],
    ['one without a ratio', [{ upTo: '', ratio: '' }], ['0/ratio: 请填写救助比例。']],
  ])('%s are refused at the field', (_, typed, problems) => {
    expect(problemsOf(TIERS, typed)).toEqual(problems);
  });
});

test.each(['12,5', '-1', '很多', '1e3', '100000000'])('the amount %s is refused', (typed) => {
  expect(problemsOf(YUAN, typed)).toHaveLength(1);
});
