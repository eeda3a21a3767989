import { expect, it } from 'vitest';
import { CATEGORY_IDS, categoryName } from '#shared/settlement/category.ts';
import { categoryMatches } from '../../../../../../renderer/features/intake/person/identity/category-initials.ts';

const found = (typed: string): readonly string[] =>
  CATEGORY_IDS.filter((id) => categoryMatches(id, categoryName(id), typed)).map(categoryName);

it('finds a category by its characters, by its initials and by capitals', () => {
  expect(found('低保')).toEqual(['低保对象', '低保边缘家庭成员']);
  expect(found('db')).toEqual(['低保对象', '低保边缘家庭成员']);
  expect(found('TPRK')).toEqual(['脱贫人口']);
  expect(found('没有')).toEqual([]);
});

it('shows every category while nothing is typed', () => {
  expect(found(' ')).toHaveLength(CATEGORY_IDS.length);
});
