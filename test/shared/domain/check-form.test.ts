import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { emptyForm, emptyIdentity, emptyOpening } from '#shared/domain/application-form.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import { isAcceptable } from '#shared/domain/form-problem.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { BENXI_ASKED } from '../../support/benxi-asked.ts';
import { PERSON } from '../../support/invented-case.ts';
import { TODAY } from '../../service/support/forms/invented-form.ts';
import {
  account,
  amount,
  bill,
  type Change,
  MISSING_VALUES,
  person,
  SOUND_FORM as sound,
  visit,
  WRONG_VALUES,
} from '../../support/wrong-values.ts';

const today = toDay(TODAY);
const newborn = `33078220230601001${idCheckCharacter('33078220230601001')}`;

/** One clear sentence: it ends, it is Chinese, and it says what to do or what is expected. */
const CLEAR = /\p{Script=Han}.*。$/u;

test('a sound form has nothing to say against it', () => {
  expect(checkForm(sound, today, BENXI_ASKED)).toEqual([]);
});

describe('a wrong value gives exactly one sentence, at its field', () => {
  test.each(WRONG_VALUES)('%s: %s', (path, _, change) => {
    const problems = checkForm(change(sound), today, BENXI_ASKED);
    expect(problems.map((problem) => [problem.path, problem.severity])).toEqual([[path, 'wrong']]);
    expect(problems[0]?.text).toMatch(CLEAR);
    expect(isAcceptable(problems)).toBe(false);
  });

  test('two lines of one year of aid given elsewhere', () => {
    const line = { ...emptyOpening('o1', '2023'), burden: '0', paid: { basic: '0', tilt: '0' } };
    const problems = checkForm({ ...sound, openings: [line, { ...line, key: 'o2' }] }, today, BENXI_ASKED);
    expect(problems.map(({ path, severity }) => [path, severity])).toEqual([['openings.o2.year', 'wrong']]);
  });
});

describe('a field left empty is missing, once, at its field', () => {
  test.each(MISSING_VALUES)('%s', (path, change) => {
    const problems = checkForm(change(sound), today, BENXI_ASKED);
    expect(problems.map((problem) => [problem.path, problem.severity])).toEqual([[path, 'missing']]);
    expect(problems[0]?.text).toMatch(CLEAR);
    expect(isAcceptable(problems)).toBe(false);
  });

  test('in an empty form, everything that is needed is named once', () => {
    const problems = checkForm(
      emptyForm(TODAY, () => 'k1'),
      today,
      BENXI_ASKED,
    );
    expect(new Set(problems.map(({ path }) => path)).size).toBe(problems.length);
    expect(problems.every(({ severity }) => severity === 'missing')).toBe(true);
    expect(problems.length).toBeGreaterThan(12);
  });
});

describe('a doubtful value is a warning and blocks nothing', () => {
  const cases: readonly (readonly [string, string, Change])[] = [
    ['person.idNumber', 'somebody of 143 years', person({ idNumber: '440524188001010014' })],
    ['account.number', 'a passbook', account({ kind: 'passbook', number: '12345678901' })],
    ['account.holder', 'somebody else', account({ holder: '佟德厚' })],
    ['visits.k1.bedDays', 'more days than the stay', visit({ bedDays: '16' })],
    ['visits.k1.bill.number', 'digits of another length', bill({ number: '12345' })],
  ];

  test.each(cases)('%s: %s', (path, _, change) => {
    const problems = checkForm(change(sound), today, BENXI_ASKED);
    expect(problems.map((problem) => [problem.path, problem.severity])).toEqual([[path, 'warning']]);
    expect(problems[0]?.text).toMatch(CLEAR);
    expect(isAcceptable(problems)).toBe(true);
  });
});

describe('what people type without harm is taken', () => {
  const cases: readonly (readonly [string, Change])[] = [
    ['a full-width identity number with spaces', person({ idNumber: '２１０５２１ 19580402 312x' })],
    ['a name with another middle dot', (form) => account({ holder: '阿依·古丽' })(person({ name: '阿依•古丽' })(form))],
    ['a card with spaces', account({ number: PERSON.account.replace(/(.{4})/g, '$1 ') })],
    ['separators and a sum', amount('total', '=49,000.00+1,000')],
    ['a day in words', visit({ from: '2023年3月1日', to: '20230315' })],
    ['an identity line nobody began', (form) => ({ ...form, identities: [...form.identities, emptyIdentity('i2')] })],
    ['empty optional amounts', amount('overLimit', '')],
    ['a stay of one day', visit({ from: '2023-03-15' })],
    ['a newborn of this year', (form) => person({ idNumber: newborn })({ ...form, visits: form.visits.slice(2) })],
    ['a paper bill without a code', bill({ code: '', number: '0123456', check: '' })],
  ];

  test.each(cases)('%s', (_, change) => {
    expect(isAcceptable(checkForm(change(sound), today, BENXI_ASKED))).toBe(true);
  });
});

describe('what can be right is only doubted', () => {
  test('a day of application before the end of a treatment', () => {
    const problems = checkForm({ ...sound, applicationDate: '2023-03-10' }, today, BENXI_ASKED);
    expect(problems.map(({ path, severity }) => [path, severity])).toEqual([['applicationDate', 'warning']]);
    expect(problems[0]?.text).toBe('申请日期早于第 1 行的出院日期。请核对申请日期和票据。');
    const [first] = sound.visits;
    expect(
      checkForm({ ...sound, applicationDate: first?.to ?? '', visits: sound.visits.slice(0, 1) }, today, BENXI_ASKED),
    ).toEqual([]);
  });

  test('a bill code of another length, also while the number is not typed yet', () => {
    const problems = checkForm(bill({ code: '123', number: '', check: '' })(sound), today, BENXI_ASKED);
    expect(problems.map(({ path, severity }) => [path.replace(/^.*[.]bill[.]/, ''), severity])).toEqual([
      ['number', 'missing'],
      ['code', 'warning'],
    ]);
  });

  test('a bill code that cannot be one is wrong before the number is typed', () => {
    const problems = checkForm(bill({ code: '21#', number: '', check: '' })(sound), today, BENXI_ASKED);
    expect(problems.map(({ severity }) => severity)).toEqual(['missing', 'wrong']);
  });
});
