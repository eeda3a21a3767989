import type { PersonRow, Twin } from '#shared/contract/people/person.ts';
import type { IdType } from '#shared/domain/person/id-document.ts';
import { RELATION_WORDS } from '#shared/domain/household/household-words.ts';

export const SEX_WORDS = { male: '男', female: '女' } as const;

/** What the number of a document is called. */
export const NUMBER_LABELS: Readonly<Record<IdType, string>> = {
  resident_card: '身份证号',
  household_booklet: '身份证号',
  residence_permit: '居住证号码',
  foreigner_card: '永久居留证号码',
  passport: '护照号码',
  newborn: '母亲（监护人）身份证号和顺序号',
};

/** Why a file may be of the same person. */
export const TWIN_WORDS: Readonly<Record<Twin['why'], string>> = {
  number: '证件号相同',
  same: '姓名、出生日期和村都相同',
  alike: '姓名相同，出生日期或村相同',
  sound: '姓名读音相近，出生日期相同',
};

/** Whose household somebody belongs to, and as what; empty: none was taken down. */
export function householdWords({ name, household }: Pick<PersonRow, 'name' | 'household'>): string {
  if (household === null) return '';
  if (household.relation === 'head') return '户主';
  return `${household.headName === '' ? name : household.headName}户 · ${RELATION_WORDS[household.relation]}`;
}
