import { type ApplicationForm, emptyOpening, type VisitEntry } from '#shared/domain/application-form.ts';
import { STAYS } from './invented-case.ts';
import { typedForm, withVisit } from '../service/support/forms/invented-form.ts';

/** A sound form, and everything that can be wrong with one field of it. */
export const SOUND_FORM = typedForm();
const sound = SOUND_FORM;

export type Change = (form: ApplicationForm) => ApplicationForm;
export const person =
  (changes: Partial<ApplicationForm['person']>): Change =>
  (form) => ({ ...form, person: { ...form.person, ...changes } });
export const account =
  (changes: Partial<ApplicationForm['account']>): Change =>
  (form) => ({ ...form, account: { ...form.account, ...changes } });
const identity =
  (changes: Partial<ApplicationForm['identities'][number]>): Change =>
  (form) => ({ ...form, identities: form.identities.map((entry) => ({ ...entry, ...changes })) });
const opening =
  (changes: Partial<ApplicationForm['openings'][number]>): Change =>
  (form) => ({
    ...form,
    openings: [{ ...emptyOpening('o1', '2023'), burden: '0', paid: { basic: '0', tilt: '0' }, ...changes }],
  });
export const visit =
  (changes: Partial<VisitEntry>): Change =>
  (form) =>
    withVisit(form, 'k1', changes);
export const amount = (field: string, typed: string): Change => {
  const [first] = sound.visits;
  if (first === undefined) throw new Error('The sound form has bills');
  return visit({ amounts: { ...first.amounts, [field]: typed } });
};
export const bill = (changes: Partial<VisitEntry['bill']>): Change => {
  const [first] = sound.visits;
  if (first === undefined) throw new Error('The sound form has bills');
  return visit({ bill: { ...first.bill, ...changes } });
};

/** Path, what is wrong, and how the sound form becomes so. */
export const WRONG_VALUES: readonly (readonly [string, string, Change])[] = [
  // identity numbers
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
  ['person.phone', 'too short', person({ phone: '1380013.' })],
  ['person.phone', 'letters', person({ phone: '1384245301a' })],
  ['person.phone', 'an impossible prefix', person({ phone: '12842453017' })],
  // accounts
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
  ['openings.o1.paid.basic', 'text', opening({ paid: { basic: '没有', tilt: '0' } })],
  ['openings.o1.paid.tilt', 'a negative amount', opening({ paid: { basic: '0', tilt: '-1' } })],
  // days
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
  // amounts
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

/** Path of a field that is needed, and the form without it. */
export const MISSING_VALUES: readonly (readonly [string, Change])[] = [
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
  ['openings.o1.paid.basic', opening({ paid: { basic: '', tilt: '0' } })],
  ['openings.o1.paid.tilt', opening({ paid: { basic: '0' } })],
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

function billOf(key: string): VisitEntry['bill'] {
  const found = sound.visits.find((entry) => entry.key === key);
  if (found === undefined) throw new Error(`No bill ${key} among ${STAYS.length}`);
  return found.bill;
}
