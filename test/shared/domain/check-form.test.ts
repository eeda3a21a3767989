import { describe, expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import {
  type ApplicationForm,
  emptyForm,
  emptyIdentity,
  emptyOpening,
  type VisitEntry,
} from '#shared/domain/application-form.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { isAcceptable } from '#shared/domain/form-problem.ts';
import { PERSON, STAYS } from '../../support/invented-case.ts';
import { TODAY, typedForm, withVisit } from '../../service/support/invented-form.ts';

const today = toDay(TODAY);
const sound = typedForm();
const newborn = `33078220230601001${idCheckCharacter('33078220230601001')}`;

type Change = (form: ApplicationForm) => ApplicationForm;
const person =
  (changes: Partial<ApplicationForm['person']>): Change =>
  (form) => ({ ...form, person: { ...form.person, ...changes } });
const account =
  (changes: Partial<ApplicationForm['account']>): Change =>
  (form) => ({ ...form, account: { ...form.account, ...changes } });
const identity =
  (changes: Partial<ApplicationForm['identities'][number]>): Change =>
  (form) => ({ ...form, identities: form.identities.map((entry) => ({ ...entry, ...changes })) });
const opening =
  (changes: Partial<ApplicationForm['openings'][number]>): Change =>
  (form) => ({
    ...form,
    openings: [{ ...emptyOpening('o1', '2023'), burden: '0', basic: '0', tilt: '0', ...changes }],
  });
const visit =
  (changes: Partial<VisitEntry>): Change =>
  (form) =>
    withVisit(form, 'k1', changes);
const amount = (field: string, typed: string): Change => {
  const [first] = sound.visits;
  if (first === undefined) throw new Error('The sound form has bills');
  return visit({ amounts: { ...first.amounts, [field]: typed } });
};
const bill = (changes: Partial<VisitEntry['bill']>): Change => {
  const [first] = sound.visits;
  if (first === undefined) throw new Error('The sound form has bills');
  return visit({ bill: { ...first.bill, ...changes } });
};

/** One clear sentence: it ends, it is Chinese, and it says what to do or what is expected. */
const CLEAR = /\p{Script=Han}.*。$/u;

test('a sound form has nothing to say against it', () => {
  expect(checkForm(sound, today)).toEqual([]);
});

describe('a wrong value gives exactly one sentence, at its field', () => {
  const cases: readonly (readonly [string, string, Change])[] = [
    // B23–B29: identity numbers
    ['person.idNumber', 'a wrong check digit', person({ idNumber: '330782198001010010' })],
    ['person.idNumber', '29 February 1900', person({ idNumber: '330782190002290013' })],
    ['person.idNumber', '30 February', person({ idNumber: '330782199002300016' })],
    ['person.idNumber', 'month 13', person({ idNumber: '330782199013010014' })],
    ['person.idNumber', 'a birth in the future', person({ idNumber: '330782209912310017' })],
    ['person.idNumber', 'fifteen digits', person({ idNumber: '330782800101001' })],
    ['person.idNumber', 'only zeros', person({ idNumber: '0'.repeat(18) })],
    ['person.idNumber', 'eighteen X', person({ idNumber: 'X'.repeat(18) })],
    ['person.idNumber', 'the letter O', person({ idNumber: '11O105194912310021' })],
    // the person
    ['person.name', 'only digits', (form) => account({ holder: '张三' })(person({ name: '12345' })(form))],
    ['person.name', 'markup', person({ name: '<b>张三</b>' })],
    ['person.name', 'too many characters', person({ name: '字'.repeat(51) })],
    ['person.phone', 'too short', person({ phone: '1380013' + '.' })],
    ['person.phone', 'letters', person({ phone: '1384245301a' })],
    ['person.phone', 'an impossible prefix', person({ phone: '12842453017' })],
    // B33–B37: accounts
    ['account.number', 'the last digit raised', account({ number: '6222021234567890129' })],
    ['account.number', 'only zeros', account({ number: '0'.repeat(19) })],
    ['account.number', 'thirty-one digits', account({ number: '1'.repeat(31) })],
    ['account.number', 'spoiled by a spreadsheet', account({ number: '6.22202E+18' })],
    ['account.holder', 'a control character', account({ holder: '佟\u0007桂芝' })],
    // identities
    ['identities.i1.from', '30 February', identity({ from: '2023-02-30' })],
    ['identities.i1.from', 'an ambiguous day', identity({ from: '1/2/23' })],
    ['identities.i1.from', 'text', identity({ from: '去年' })],
    ['identities.i1.from', 'a day to come', identity({ from: '2024-01-01' })],
    ['identities.i1.to', 'a day that does not exist', identity({ to: '2023-13-01' })],
    ['identities.i1.to', 'an end before the start', identity({ to: '2019-06-30' })],
    // aid given elsewhere
    ['openings.o1.year', 'two digits', opening({ year: '23' })],
    ['openings.o1.burden', 'a comma for a point', opening({ burden: '12,5' })],
    ['openings.o1.basic', 'text', opening({ basic: '没有' })],
    ['openings.o1.tilt', 'a negative amount', opening({ tilt: '-1' })],
    // B45–B47: days
    ['applicationDate', '29 February of a common year', (form) => ({ ...form, applicationDate: '2023-02-29' })],
    ['applicationDate', 'zeros', (form) => ({ ...form, applicationDate: '0000-00-00' })],
    ['applicationDate', 'the end of time', (form) => ({ ...form, applicationDate: '9999-12-31' })],
    ['applicationDate', 'a day to come', (form) => ({ ...form, applicationDate: '2023-10-21' })],
    ['visits.k1.from', '30 February', visit({ from: '2023-02-30' })],
    ['visits.k1.from', 'a thousand years ago', visit({ from: '1023-03-01' })],
    ['visits.k1.to', 'before admission', visit({ to: '2023-02-28' })],
    ['visits.k1.to', 'in the future', visit({ to: '2023-10-21' })],
    ['visits.k1.to', 'text', visit({ to: '出院了' })],
    ['visits.k1.to', 'before birth', visit({ from: '1958-03-01', to: '1958-03-15' })],
    ['visits.k1.bedDays', 'zero', visit({ bedDays: '0' })],
    ['visits.k1.bedDays', 'a fraction', visit({ bedDays: '1.5' })],
    ['visits.k1.bedDays', 'text', visit({ bedDays: '两周' })],
    // B38–B43: amounts
    ['visits.k1.amounts.total', 'a comma for a point', amount('total', '12,5')],
    ['visits.k1.amounts.total', 'three decimals', amount('total', '50000.005')],
    ['visits.k1.amounts.total', 'a hundred million', amount('total', '100000000')],
    ['visits.k1.amounts.total', 'a power', amount('total', '5e4')],
    ['visits.k1.amounts.total', 'one fen too much', amount('total', '50000.01')],
    ['visits.k1.amounts.total', 'one yuan too little', amount('total', '49999.00')],
    ['visits.k1.amounts.ownExpense', 'Chinese numerals', amount('ownExpense', '壹佰')],
    ['visits.k1.amounts.overLimit', 'a negative amount', amount('overLimit', '-5')],
    ['visits.k1.amounts.firstPay', 'text', amount('firstPay', 'NaN')],
    ['visits.k1.amounts.inScope', 'infinity', amount('inScope', 'Infinity')],
    ['visits.k1.amounts.basic', 'hexadecimal', amount('basic', '0x10')],
    ['visits.k1.amounts.basic', 'more insurance than cost', amount('basic', '41000.01')],
    ['visits.k1.amounts.seriousIllness', 'Arabic-Indic digits', amount('seriousIllness', '١٢٣')],
    ['visits.k1.amounts.supplement', 'two signs', amount('supplement', '--5')],
    ['visits.k1.amounts.other', 'above 2^53', amount('other', '9007199254740993')],
    // bills
    ['visits.k1.bill.number', 'Chinese characters', bill({ number: '票据一' })],
    ['visits.k1.bill.code', 'markup', bill({ code: '<script>' })],
    ['visits.k1.bill.check', 'too long', bill({ check: 'a'.repeat(21) })],
    ['visits.k2.bill.number', 'the bill of the first line', (form) => withVisit(form, 'k2', { bill: billOf('k1') })],
  ];

  test.each(cases)('%s: %s', (path, _, change) => {
    const problems = checkForm(change(sound), today);
    expect(problems.map((problem) => [problem.path, problem.severity])).toEqual([[path, 'wrong']]);
    expect(problems[0]?.text).toMatch(CLEAR);
    expect(isAcceptable(problems)).toBe(false);
  });

  test('two lines of one year of aid given elsewhere', () => {
    const line = { ...emptyOpening('o1', '2023'), burden: '0', basic: '0', tilt: '0' };
    const problems = checkForm({ ...sound, openings: [line, { ...line, key: 'o2' }] }, today);
    expect(problems.map(({ path, severity }) => [path, severity])).toEqual([['openings.o2.year', 'wrong']]);
  });
});

describe('a field left empty is missing, once, at its field', () => {
  const cases: readonly (readonly [string, Change])[] = [
    ['person.idNumber', person({ idNumber: ' ' })],
    ['person.name', person({ name: '' })],
    ['person.phone', person({ phone: '' })],
    ['person.address', person({ address: '　' })],
    ['person.insurance', person({ insurance: '' })],
    ['account.number', account({ number: '' })],
    ['account.holder', account({ holder: '' })],
    ['account.bank', account({ bank: '' })],
    ['identities.i1.category', identity({ category: '' })],
    ['identities.i1.from', identity({ from: '' })],
    ['openings.o1.burden', opening({ burden: '' })],
    ['openings.o1.basic', opening({ basic: '' })],
    ['openings.o1.tilt', opening({ tilt: '' })],
    ['applicationDate', (form) => ({ ...form, applicationDate: '' })],
    ['visits', (form) => ({ ...form, visits: [] })],
    ['visits.k1.hospital', visit({ hospital: ' ' })],
    ['visits.k1.level', visit({ level: '' })],
    ['visits.k1.area', visit({ area: '' })],
    ['visits.k1.kind', visit({ kind: '' })],
    ['visits.k1.from', visit({ from: '' })],
    ['visits.k1.to', visit({ to: '' })],
    ['visits.k1.amounts.total', amount('total', '')],
    ['visits.k1.amounts.inScope', amount('inScope', '')],
    ['visits.k1.amounts.basic', amount('basic', '')],
    ['visits.k1.bill.number', bill({ number: '' })],
  ];

  test.each(cases)('%s', (path, change) => {
    const problems = checkForm(change(sound), today);
    expect(problems.map((problem) => [problem.path, problem.severity])).toEqual([[path, 'missing']]);
    expect(problems[0]?.text).toMatch(CLEAR);
    expect(isAcceptable(problems)).toBe(false);
  });

  test('in an empty form, everything that is needed is named once', () => {
    const problems = checkForm(
      emptyForm(TODAY, () => 'k1'),
      today,
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
    const problems = checkForm(change(sound), today);
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
    expect(isAcceptable(checkForm(change(sound), today))).toBe(true);
  });
});

function billOf(key: string): VisitEntry['bill'] {
  const found = sound.visits.find((entry) => entry.key === key);
  if (found === undefined) throw new Error(`No bill ${key} among ${STAYS.length}`);
  return found.bill;
}
