import { toDay } from '#shared/day.ts';
import { idCheckCharacter } from '#shared/id-number.ts';
import type { Result } from '#shared/result.ts';
import type { PersonFileInput } from '../../../../electron/store/aggregates/people/people-records.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { ACTOR, valueOf } from '../test-env.ts';

/** A number with a right check character, another one for each count. */
export function numberOf(count: number): string {
  const first17 = `21052119880402${String(count).padStart(3, '0')}`;
  return `${first17}${idCheckCharacter(first17)}`;
}

/** A file as a clerk makes it by hand. */
export const fileOf = (count: number, changes: Partial<PersonFileInput> = {}): PersonFileInput => ({
  idType: 'resident_card',
  idNumber: numberOf(count),
  name: `金丝雀人员${count}`,
  sex: count % 2 === 1 ? 'male' : 'female',
  birthDate: toDay('1988-04-02'),
  phone: '',
  address: '',
  village: '金丝雀村',
  insurance: null,
  account: { kind: 'card', holder: '', bank: '', number: '' },
  ...changes,
});

/** A new file; gives its id. */
export const newFile = (store: Store, count: number, changes: Partial<PersonFileInput> = {}): string =>
  valueOf(store.people.save(ACTOR, null, fileOf(count, changes), '')).id;

/** Code of a refusal; `ok` when nothing was refused. */
export const refusalOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code);
