import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import { typedForm } from '../../service/support/forms/invented-form.ts';
import { STAYS } from '../../support/invented-case.ts';

/** An invented person: what is typed, and every string of it that may lie readable nowhere. */
export type Canary = { readonly form: ApplicationForm; readonly strings: readonly string[] };

// Written signs that stand in no dictionary, policy or program text one after the other.
const SIGNS = '翀翃翎翯珩琤琬瑀璘瓛荻菡蔹蘅薿嵂嶟巘崚嵘淏湉滃漼濋煊煐熠燊爔';
const SURNAMES = '佟宓缑呙芈';
const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** The `index`-th of at most 1,000 people; no string repeats. */
export function canary(index: number): Canary {
  const sign = (at: number): string => SIGNS[at % SIGNS.length] ?? '';
  const name = `${SURNAMES[index % SURNAMES.length]}${sign(Math.floor(index / 5))}${sign(7 + Math.floor(index / 140) + index)}`;
  const first17 = `21052119580402${digits(index, 3)}`;
  const person = {
    idType: 'resident_card',
    idNumber: `${first17}${idCheckCharacter(first17)}`,
    name,
    sex: '',
    birthDate: '',
    phone: `138${digits(40_417_003 + index * 17, 8)}`,
    address: `清河镇${name.slice(1)}沟村${digits(index, 4)}号院`,
    village: `${name.slice(1)}沟村委会`,
    insurance: 'resident',
  } as const;
  const account = {
    kind: 'passbook',
    holder: name,
    bank: '清河农村信用社',
    number: `62122607150${digits(48_231_527 + index * 31, 8)}`,
  } as const;
  const [stay] = STAYS;
  if (stay === undefined) throw new Error('No stay');
  const bill = `77${digits(index * 13 + 100_003, 8)}`;
  const diagnosis = `${sign(index)}${sign(index + 9)}症第${digits(index, 4)}型`;
  const source = `低保证第${digits(index, 4)}${sign(index + 3)}号`;
  const plain = typedForm([{ ...stay, diagnosis, bill: ['21060123', bill, ''] }]);
  const note = `家属${sign(index + 2)}${sign(index + 13)}代办${digits(index, 4)}`;
  const form = { ...plain, person, account, note, identities: plain.identities.map((each) => ({ ...each, source })) };
  const { idNumber, phone, address, village } = person;
  return { form, strings: [idNumber, name, phone, address, village, account.number, bill, diagnosis, source, note] };
}
