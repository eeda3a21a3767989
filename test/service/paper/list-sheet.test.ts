import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { listSheet } from '../../../electron/service/paper/lists/list-sheet.ts';
import { publicNoticeOf } from '../../print/lists/sample-lists.ts';

test('a list becomes a workbook: amounts to add up, numbers whole, nothing that is worked out', async () => {
  const { sheets } = await readXlsx(
    await listSheet({ ...publicNoticeOf(2, '=HYPERLINK("http://x","y")'), title: '公示表' }),
  );
  const [table, about] = sheets;
  expect(table?.rows[0]).toEqual(['序号', '姓名', '证件号码', '村（居）', '救助类别', '总费用', '救助金额']);
  expect(table?.rows[1]).toEqual([
    '1',
    `'=HYPERLINK("http://x","y")`,
    '2105**********1220',
    '三道沟村',
    '低保对象',
    50_000,
    11_550,
  ]);
  expect(table?.rows.at(-1)?.slice(-2)).toEqual([100_000, 23_100]);
  expect(about?.rows).toContainEqual(['编号', '210599103-A-G-20231020']);
});
