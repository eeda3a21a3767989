import { expect, test } from 'vitest';
import { settlementTable } from '../../../electron/store/tables/case/settlement.ts';

const content = { inputs: '{}', view: '{}', eligibility: '[]', result: '{}', settledBy: '王经办' };

test('a settlement of the first release names nobody but by name, also once it was written again', () => {
  const read = settlementTable.read(content);
  expect(read).toEqual({ ...content, settledById: null });
  expect(settlementTable.read(JSON.parse(JSON.stringify(settlementTable.write(read))))).toEqual(read);
});

test('whoever settled is known by id', () => {
  expect(settlementTable.read({ ...content, settledById: 'user-1' }).settledById).toBe('user-1');
});
