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
    ['an amount with a comma', withAmounts({ inScope: '12,0' }), [`${V}.amounts.inScope: "12,0" is no amount`]],
    ['a negative amount', withAmounts({ inScope: '-800.00' }), [`${V}.amounts.inScope: "-800.00" is no amount`]],
    ['three decimals', withAmounts({ inScope: '800.000' }), [`${V}.amounts.inScope: "800.000" is no amount`]],
    [
      'a 100-million amount',
      withAmounts({ inScope: '100000000.00' }),
      [`${V}.amounts.inScope: "100000000.00" is no amount`],
    ],
    ['an amount as a number', withAmounts({ inScope: 800 }), [`${V}.amounts.inScope: 800 is no amount`]],
    ['an amount in words', withAmounts({ inScope: '八百' }), [`${V}.amounts.inScope: "八百" is no amount`]],
    ['an empty amount', withAmounts({ inScope: '' }), [`${V}.amounts.inScope: "" is no amount`]],
    ['an amount with a sign', withAmounts({ inScope: '+800.00' }), [`${V}.amounts.inScope: "+800.00" is no amount`]],
    ['an exponent', withAmounts({ inScope: '8e2' }), [`${V}.amounts.inScope: "8e2" is no amount`]],
    ['leading zeros', withAmounts({ inScope: '0800.00' }), [`${V}.amounts.inScope: "0800.00" is no amount`]],
    ['a missing amount', withAmounts({ inScope: undefined }), [`${V}.amounts.inScope: missing amount`]],
    ['30 February', withVisit({ to: '2023-02-30' }), [`${V}.to: "2023-02-30" is no date`]],
    ['a date in another form', withVisit({ to: '2023/3/15' }), [`${V}.to: "2023/3/15" is no date`]],
    ['an end before the start', withVisit({ to: '2023-02-28' }), [`${V}.to: 2023-02-28 is before from 2023-03-01`]],
    [
      'an identity that ends before it begins',
      withCase({ person: { ...PERSON, identities: [{ category: 'dibao', from: '2023-01-02', to: '2023-01-01' }] } }),
      ['cases[0].person.identities[0].to: 2023-01-01 is before from 2023-01-02'],
    ],
    [
      'parts that do not add up to the total',
      withAmounts({ total: '1000.01' }),
      [`${V}.amounts.total: 1000.01 is not ownExpense + overLimit + firstPay + inScope, which is 1000.00`],
    ],
    [
      'insurance above its base',
      withAmounts({ supplement: '400.01' }),
      [`${V}.amounts: insurance paid 900.01, more than firstPay + inScope, which is 900.00`],
    ],
    [
      'a visit id used twice',
      withCase({ visits: [VISIT, VISIT] }),
      ['cases[0].visits[1].id: "v1" is the id of another visit of the case'],
    ],
    [
      'a case id used twice',
      file({ cases: [CASE, CASE] }),
      ['cases[1].id: "c1" is the id of another case of the file'],
    ],
    [
      'two openings for one year',
      withCase({ opening: [2023, 2023].map((year) => ({ year, burden: '0.00', paid: {} })) }),
      ['cases[0].opening[1].year: 2023 is the year of another opening of the case'],
    ],
    [
      'an unknown category',
      withCase({ person: { ...PERSON, identities: [{ category: 'poor', from: '2023-01-01', to: null }] } }),
      ['cases[0].person.identities[0].category: "poor" is no category'],
    ],
    ['an unknown kind', withVisit({ kind: 'dental' }), [`${V}.kind: "dental" is no kind of visit`]],
    [
      'a visit more than 200 years ago',
      withVisit({ from: '1824-02-29', to: '1824-03-01' }),
      [`${V}.from: 1824-02-29 is more than 200 years away from today`],
    ],
    [
      'a visit more than 200 years ahead',
      withVisit({ from: '2224-03-01', to: '2224-03-02' }),
      [`${V}.to: 2224-03-02 is more than 200 years away from today`],
    ],
    ['no bed-days', withVisit({ bedDays: 0 }), [`${V}.bedDays: 0 is no number of bed-days (1 or more)`]],
    ['half a bed-day', withVisit({ bedDays: 1.5 }), [`${V}.bedDays: 1.5 is no number of bed-days (1 or more)`]],
    [
      'a hospital level 4',
      withVisit({ hospital: { ...VISIT.hospital, level: 4 } }),
      [`${V}.hospital.level: 4 is no hospital level (1, 2 or 3)`],
    ],
    ['a flag in words', withVisit({ referral: 'yes' }), [`${V}.referral: "yes" is no true or false`]],
    ['an unknown key', withVisit({ psychiatrc: true }), [`${V}.psychiatrc: unknown key`]],
    [
      'unknown keys with odd names',
      withVisit({ 'a b': 1, 名: 2 }),
      [`${V}["a b"]: unknown key`, `${V}["名"]: unknown key`],
    ],
    [
      'a bad region code',
      withCase({ person: { ...PERSON, hukou: '2105' } }),
      ['cases[0].person.hukou: "2105" is no GB/T 2260 code (six digits)'],
    ],
    [
      'another format',
      file({ format: 'aid-case/2' }),
      ['format: "aid-case/2" is no format this program reads (aid-case/1)'],
    ],
    ['no cases', file({ cases: undefined }), ['cases: missing list']],
    ['a case that is text', file({ cases: ['x'] }), ['cases[0]: "x" is no object']],
    ['visits that are no list', withCase({ visits: {} }), ['cases[0].visits: an object is no list']],
    ['a list as the file', [], ['a list is no object']],
    ['null as the file', 'null', ['null is no object']],
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
      'cases[0].visits[0].kind: "dental" is no kind of visit',
      'cases[1].visits[0].amounts.basic: "x" is no amount',
      'cases[2].id: "c1" is the id of another case of the file',
      'cases[0].visits[1].id: "v1" is the id of another visit of the case',
      'cases[0].visits[0].to: 2023-02-28 is before from 2023-03-01',
      'cases[1].visits[0].amounts.total: 1.00 is not ownExpense + overLimit + firstPay + inScope, which is 1000.00',
    ]);
  });

  test.each(['__proto__', 'constructor', 'prototype'])(
    'refuses the key %s wherever it stands, and changes nothing',
    (key) => {
      const text = JSON.stringify(file()).replace('"id":"v1"', `"id":"v1","${key}":{"polluted":true}`);
      expect(problemsOf(text)).toEqual([`${V}.${key}: unknown key`]);
      expect({}).not.toHaveProperty('polluted');
    },
  );

  test('refuses such a key where any key is allowed too', () => {
    const text = JSON.stringify(file({ local: { x: '1' } })).replace('"x":"1"', '"__proto__":"1"');
    expect(problemsOf(text)).toContain('local.__proto__: unknown key');
  });

  test('survives 10,000-deep nesting with a message', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = JSON.stringify(file({ local: { x: '?' } })).replace('"?"', deep);
    expect(problemsOf(text).join('\n')).toMatch(/嵌套超过 32 层/);
    expect(problemsOf(deep).join('\n')).toMatch(/a list is no object/);
  });

  test('reads a file of 3,000 cases and 30,000 visits', () => {
    const visits = Array.from({ length: 10 }, (_, index) => ({ ...VISIT, id: `v${index}` }));
    const cases = Array.from({ length: 3000 }, (_, index) => ({ ...CASE, id: `c${index}`, visits }));
    expect(parse(file({ cases })).ok).toBe(true);
  });

  test('refuses amounts that could not be added up exactly', () => {
    const aidPaid = Array.from({ length: 900_100 }, () => ({ year: 2023, amount: '99999999.99' }));
    expect(problemsOf(withCase({ aidPaid }))).toEqual(['cases[0]: amounts too large to add up exactly']);
  });

  test('shows a long wrong value in part', () => {
    const [line = ''] = problemsOf(withVisit({ kind: 'x'.repeat(5000) }));
    expect(line.length).toBeLessThan(140);
  });
});

describe('checkCase', () => {
  test('checks one case by itself, with paths from the case on', () => {
    const bad = { ...CASE, visits: [{ ...VISIT, amounts: { ...AMOUNTS, total: '1.00' } }] };
    const checked = checkCase(bad, TODAY);
    expect(checked.ok ? [] : checked.problems.map(problemLine)).toEqual([
      'visits[0].amounts.total: 1.00 is not ownExpense + overLimit + firstPay + inScope, which is 1000.00',
    ]);
    expect(checkCase(CASE, TODAY)).toEqual({ ok: true, value: CASE });
  });
});
