import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { checkCase, checkCaseFile } from '#shared/settlement/parse-case-file.ts';
import { problemLine } from '#shared/settlement/problem.ts';

const TODAY = toDay('2024-03-01');
type Json = Record<string, unknown>;

const AMOUNTS = {
  total: '1000.00',
  ownExpense: '100.00',
  overLimit: '0.00',
  firstPay: '100.00',
  inScope: '800.00',
  basic: '500.00',
  seriousIllness: '0.00',
  supplement: '0.00',
  other: '0.00',
};
const VISIT = {
  id: 'v1',
  kind: 'inpatient',
  from: '2023-03-01',
  to: '2023-03-15',
  hospital: { level: 2, designated: true, area: 'local' },
  referral: true,
  psychiatric: false,
  bedDays: 14,
  layers: 'given',
  amounts: AMOUNTS,
};
const PERSON = { insurance: 'resident', identities: [{ category: 'dibao', from: '2023-01-01', to: null }] };
const CASE = { id: 'c1', person: PERSON, applicationDate: '2023-10-20', visits: [VISIT] };
const file = (changes: Json = {}): Json => ({ format: 'aid-case/1', pack: 'benxi-2023', cases: [CASE], ...changes });
const withCase = (changes: Json): Json => file({ cases: [{ ...CASE, ...changes }] });
const withVisit = (changes: Json): Json => withCase({ visits: [{ ...VISIT, ...changes }] });
const withAmounts = (changes: Json): Json => withVisit({ amounts: { ...AMOUNTS, ...changes } });

const parse = (value: unknown) =>
  checkCaseFile(JSON.parse(typeof value === 'string' ? value : JSON.stringify(value)), TODAY);
function problemsOf(value: unknown): readonly string[] {
  const parsed = parse(value);
  return parsed.ok ? [] : parsed.problems.map(problemLine);
}
const V = 'cases[0].visits[0]';

describe('checkCaseFile', () => {
  test('takes a whole file as it stands', () => {
    const whole = withCase({
      person: {
        ...PERSON,
        birthDate: '1958-04-02',
        hukou: '210502',
        enrolment: { paidOn: '2022-12-10', forYear: 2023, bornOn: null, employeeEndedOn: null },
      },
      opening: [{ year: 2023, burden: '6000.00', x: '7000.00', paid: { basic: '4200.00', tilt: '0.00' } }],
      aidPaid: [{ year: 2023, amount: '1200.00' }],
    });
    const input = { ...whole, local: { bedDayRate: '30.00' }, closeYear: true };
    expect(parse(input)).toEqual({ ok: true, value: input });
  });

  test('takes a file without what is optional', () => {
    const { referral: _, psychiatric: __, bedDays: ___, ...bare } = VISIT;
    expect(problemsOf(withCase({ visits: [bare] }))).toEqual([]);
  });

  test.each([
    [
      'an amount with a comma',
      withAmounts({ inScope: '12,0' }),
      [`${V}.amounts.inScope: "12,0" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'a negative amount',
      withAmounts({ inScope: '-800.00' }),
      [`${V}.amounts.inScope: "-800.00" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'three decimals',
      withAmounts({ inScope: '800.000' }),
      [`${V}.amounts.inScope: "800.000" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'a 100-million amount',
      withAmounts({ inScope: '100000000.00' }),
      [`${V}.amounts.inScope: "100000000.00" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'an amount as a number',
      withAmounts({ inScope: 800 }),
      [`${V}.amounts.inScope: 800 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'an amount in words',
      withAmounts({ inScope: '八百' }),
      [`${V}.amounts.inScope: "八百" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'an empty amount',
      withAmounts({ inScope: '' }),
      [`${V}.amounts.inScope: "" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'an amount with a sign',
      withAmounts({ inScope: '+800.00' }),
      [`${V}.amounts.inScope: "+800.00" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'an exponent',
      withAmounts({ inScope: '8e2' }),
      [`${V}.amounts.inScope: "8e2" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'leading zeros',
      withAmounts({ inScope: '0800.00' }),
      [`${V}.amounts.inScope: "0800.00" 不是金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    [
      'a 缺少金额（如 "2000.00"，不超过 99999999.99）',
      withAmounts({ inScope: undefined }),
      [`${V}.amounts.inScope: 缺少金额（如 "2000.00"，不超过 99999999.99）`],
    ],
    ['30 February', withVisit({ to: '2023-02-30' }), [`${V}.to: "2023-02-30" 不是日期（如 "2023-03-01"）`]],
    ['a date in another form', withVisit({ to: '2023/3/15' }), [`${V}.to: "2023/3/15" 不是日期（如 "2023-03-01"）`]],
    ['an end before the start', withVisit({ to: '2023-02-28' }), [`${V}.to: 2023-02-28 早于起始日期 2023-03-01`]],
    [
      'an identity that ends before it begins',
      withCase({ person: { ...PERSON, identities: [{ category: 'dibao', from: '2023-01-02', to: '2023-01-01' }] } }),
      ['cases[0].person.identities[0].to: 2023-01-01 早于起始日期 2023-01-02'],
    ],
    [
      'parts that do not add up to the total',
      withAmounts({ total: '1000.01' }),
      [`${V}.amounts.total: 1000.01 不等于全自费、超限价自付、先行自付、符合政策范围金额之和 1000.00`],
    ],
    [
      'insurance above its base',
      withAmounts({ supplement: '400.01' }),
      [`${V}.amounts: 保险支付合计 900.01，超过先行自付、符合政策范围金额之和 900.00`],
    ],
    [
      'a visit id used twice',
      withCase({ visits: [VISIT, VISIT] }),
      ['cases[0].visits[1].id: "v1" 与本案另一次就诊的编号相同'],
    ],
    ['a case id used twice', file({ cases: [CASE, CASE] }), ['cases[1].id: "c1" 与文件中另一个案件的编号相同']],
    [
      'two openings for one year',
      withCase({ opening: [2023, 2023].map((year) => ({ year, burden: '0.00', paid: {} })) }),
      ['cases[0].opening[1].year: 2023 与本案另一条期初的年份相同'],
    ],
    [
      'an unknown category',
      withCase({ person: { ...PERSON, identities: [{ category: 'poor', from: '2023-01-01', to: null }] } }),
      ['cases[0].person.identities[0].category: "poor" 不是救助身份的代码'],
    ],
    [
      'an unknown kind',
      withVisit({ kind: 'dental' }),
      [
        `${V}.kind: "dental" 不是费用种类（inpatient、outpatient_chronic、outpatient_major、outpatient_general、outpatient_two_diseases 之一）`,
      ],
    ],
    [
      'a visit more than 200 years ago',
      withVisit({ from: '1824-02-29', to: '1824-03-01' }),
      [`${V}.from: 1824-02-29 距今天超过 200 年`],
    ],
    [
      'a visit more than 200 years ahead',
      withVisit({ from: '2224-03-01', to: '2224-03-02' }),
      [`${V}.to: 2224-03-02 距今天超过 200 年`],
    ],
    ['no bed-days', withVisit({ bedDays: 0 }), [`${V}.bedDays: 0 不是床日数（1 或以上的整数）`]],
    ['half a bed-day', withVisit({ bedDays: 1.5 }), [`${V}.bedDays: 1.5 不是床日数（1 或以上的整数）`]],
    [
      'a hospital level 4',
      withVisit({ hospital: { ...VISIT.hospital, level: 4 } }),
      [`${V}.hospital.level: 4 不是医院级别（1、2、3 之一）`],
    ],
    ['a flag in words', withVisit({ referral: 'yes' }), [`${V}.referral: "yes" 不是 true 或 false`]],
    ['an unknown key', withVisit({ psychiatrc: true }), [`${V}.psychiatrc: 没有这个键，请检查拼写`]],
    [
      'unknown keys with odd names',
      withVisit({ 'a b': 1, 名: 2 }),
      [`${V}["a b"]: 没有这个键，请检查拼写`, `${V}["名"]: 没有这个键，请检查拼写`],
    ],
    [
      'a bad region code',
      withCase({ person: { ...PERSON, hukou: '2105' } }),
      ['cases[0].person.hukou: "2105" 不是户籍地代码（6 位数字，如 "210502"）'],
    ],
    ['another format', file({ format: 'aid-case/2' }), ['format: "aid-case/2" 不是本程序能读的格式（aid-case/1）']],
    ['no cases', file({ cases: undefined }), ['cases: 缺少列表']],
    ['a case that is text', file({ cases: ['x'] }), ['cases[0]: "x" 不是一组键值']],
    ['visits that are no list', withCase({ visits: {} }), ['cases[0].visits: 一组键值不是列表']],
    ['a list as the file', [], ['列表不是一组键值']],
    ['null as the file', 'null', ['null 不是一组键值']],
  ])('refuses %s and says where', (_, value, expected) => {
    expect(problemsOf(value)).toEqual(expected);
  });

  test('counts only basic against its base when the other layers are to be computed', () => {
    expect(problemsOf(withVisit({ layers: 'compute', amounts: { ...AMOUNTS, supplement: '400.01' } }))).toEqual([]);
  });

  test('takes a visit exactly 200 years away', () => {
    expect(problemsOf(withVisit({ from: '1824-03-01', to: '1824-03-01' }))).toEqual([]);
  });

  test('lists all problems of all cases; one bad case never hides the others', () => {
    const bad = { ...CASE, visits: [{ ...VISIT, kind: 'dental', to: '2023-02-28' }, VISIT] };
    const worse = { ...CASE, id: 'c2', visits: [{ ...VISIT, amounts: { ...AMOUNTS, total: '1.00', basic: 'x' } }] };
    expect(problemsOf(file({ cases: [bad, worse, CASE] }))).toEqual([
      'cases[0].visits[0].kind: "dental" 不是费用种类（inpatient、outpatient_chronic、outpatient_major、outpatient_general、outpatient_two_diseases 之一）',
      'cases[1].visits[0].amounts.basic: "x" 不是金额（如 "2000.00"，不超过 99999999.99）',
      'cases[2].id: "c1" 与文件中另一个案件的编号相同',
      'cases[0].visits[1].id: "v1" 与本案另一次就诊的编号相同',
      'cases[0].visits[0].to: 2023-02-28 早于起始日期 2023-03-01',
      'cases[1].visits[0].amounts.total: 1.00 不等于全自费、超限价自付、先行自付、符合政策范围金额之和 1000.00',
    ]);
  });

  test.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s wherever it stands, and changes nothing',
    (key) => {
      const text = JSON.stringify(file()).replace('"id":"v1"', `"id":"v1","${key}":{"polluted":true}`);
      expect(problemsOf(text)).toEqual([`${V}.${key}: 没有这个键，请检查拼写`]);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test('refuses such a key where any key is allowed too', () => {
    const text = JSON.stringify(file({ local: { x: '1' } })).replace('"x":"1"', '"__proto__":"1"');
    expect(problemsOf(text)).toContain('local.__proto__: 没有这个键，请检查拼写');
  });

  test('survives 10,000-deep nesting with a message', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = JSON.stringify(file({ local: { x: '?' } })).replace('"?"', deep);
    expect(problemsOf(text).join('\n')).toMatch(/嵌套超过 32 层/);
    expect(problemsOf(deep).join('\n')).toMatch(/列表不是一组键值/);
  });

  test('reads a file of 3,000 cases and 30,000 visits', () => {
    const visits = Array.from({ length: 10 }, (_, index) => ({ ...VISIT, id: `v${index}` }));
    const cases = Array.from({ length: 3000 }, (_, index) => ({ ...CASE, id: `c${index}`, visits }));
    expect(parse(file({ cases })).ok).toBe(true);
  });

  test('refuses amounts that could not be added up exactly', () => {
    const aidPaid = Array.from({ length: 900_100 }, () => ({ year: 2023, amount: '99999999.99' }));
    expect(problemsOf(withCase({ aidPaid }))).toEqual(['cases[0]: 金额太大，合计不能精确计算']);
  });

  test('shows a long wrong value in part', () => {
    const [line = ''] = problemsOf(withVisit({ kind: 'x'.repeat(5000) }));
    expect(line.length).toBeLessThan(200);
  });
});

describe('checkCase', () => {
  test('checks one case by itself, with paths from the case on', () => {
    const bad = { ...CASE, visits: [{ ...VISIT, amounts: { ...AMOUNTS, total: '1.00' } }] };
    const checked = checkCase(bad, TODAY);
    expect(checked.ok ? [] : checked.problems.map(problemLine)).toEqual([
      'visits[0].amounts.total: 1.00 不等于全自费、超限价自付、先行自付、符合政策范围金额之和 1000.00',
    ]);
    expect(checkCase(CASE, TODAY)).toEqual({ ok: true, value: CASE });
  });
});
