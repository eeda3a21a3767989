import type { PersonRow } from '#shared/contract/people/person.ts';
import { ID_TYPE_WORDS } from '#shared/domain/person/id-document.ts';
import type { Column } from '../../ui/table/column.ts';
import { householdWords, SEX_WORDS } from './people-words.ts';

/** The columns of a list of people. Their order is that of the list: newest first, or best found first. */
export const PEOPLE_COLUMNS: readonly Column<PersonRow>[] = [
  { key: 'name', title: '姓名', width: 120, render: ({ name }) => name, tooltip: ({ name }) => name },
  { key: 'type', title: '证件', width: 150, minTable: 760, render: ({ idType }) => ID_TYPE_WORDS[idType] },
  { key: 'number', title: '证件号', width: 180, render: ({ idNumberMasked }) => idNumberMasked },
  { key: 'sex', title: '性别', width: 56, render: ({ sex }) => SEX_WORDS[sex] },
  { key: 'birth', title: '出生日期', width: 104, render: ({ birthDate }) => birthDate },
  { key: 'village', title: '村（社区）', render: ({ village }) => village, tooltip: ({ village }) => village },
  { key: 'household', title: '家庭', render: householdWords, tooltip: householdWords },
];
