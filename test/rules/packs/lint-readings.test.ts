import { expect, test } from 'vitest';
import { problemLine } from '#shared/settlement/problem.ts';
import { checkReadings } from '../../../rules/packs/lint/check-readings.ts';
import { PACK_FOLDERS } from '../support/benxi.ts';
import { packOf } from '../support/packs.ts';

test('a value that no document says in so many words cannot be marked as confirmed', () => {
  const { content } = packOf('qinghai-2022');
  const rounding = { ...content.rounding, confirmed: true };
  expect(checkReadings({ ...content, rounding }).map(problemLine)).toEqual([
    'rounding.confirmed: 来源是读法（reading），文件没有写明，不能标为已确认',
  ]);
});

test.each(PACK_FOLDERS)('$id marks none of its readings as confirmed', ({ pack }) => {
  expect(pack.ok && checkReadings(pack.value.content)).toEqual([]);
});
