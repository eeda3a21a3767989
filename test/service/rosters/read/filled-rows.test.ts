import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { findHeadingRow, guessColumns } from '#shared/roster/roster-columns.ts';
import { lookAt } from '../../../../electron/service/roster/read/look-at.ts';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { readSheet } from '../../../../electron/service/roster/read/read-sheet.ts';
import { idOf } from '../../support/forms/sound-ids.ts';

test('households under two rows of headings: what stands once beside several rows belongs to each of them', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '家庭',
        rows: [
          ['某镇监测户花名册', null, null, null, null, null, null],
          ['户主姓名', '户主身份证号', '家庭成员姓名', '成员身份证号', '与户主关系', '享受情况', null],
          [null, null, null, null, null, '起始时间', '终止时间'],
          ['王某甲', idOf(0), '王某甲', idOf(0), '户主', '2023-01', null],
          [null, null, '李某', idOf(1), '配偶', '2023-01', null],
          [null, null, '王某乙', idOf(2), '之女', '2023-02', '2023-08'],
          ['赵某', idOf(3), null, null, null, '2023-03', null],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 6 },
          ...[0, 1, 2, 3, 4].map((column) => ({ startRow: 1, startCol: column, endRow: 2, endCol: column })),
          { startRow: 1, startCol: 5, endRow: 1, endCol: 6 },
          { startRow: 3, startCol: 0, endRow: 5, endCol: 0 },
          { startRow: 3, startCol: 1, endRow: 5, endCol: 1 },
        ],
      },
    ],
  });
  const file = await openRosterFile(Buffer.from(bytes));
  const [top] = (await lookAt(file)).sheets;
  const rows = top?.rows.map(({ cells }) => cells) ?? [];
  const at = findHeadingRow(rows);
  expect(at).toBe(2);
  const columns = guessColumns(rows[at] ?? []);
  expect(columns).toEqual({ headName: 0, headId: 1, name: 2, idNumber: 3, relation: 4, from: 5, to: 6 });
  const day = toDay('2023-10-01');
  const reading = { columns, categories: {}, statuses: {}, everybody: 'monitored', asOf: day, today: day } as const;
  const read = await readSheet(file, { sheet: 0, headingRow: at, reading }, () => undefined);
  expect(read.counts).toMatchObject({ rows: 4, ignored: 0 });
  expect(read.rows).toMatchObject({ refused: [], duplicates: [], held: [] });
  const { taken } = read.rows;
  expect(taken.map(({ row, name, headId, relation, from, to }) => [row, name, headId, relation, from, to])).toEqual([
    [4, '王某甲', idOf(0), '户主', '2023-01-01', null],
    [5, '李某', idOf(0), '配偶', '2023-01-01', null],
    [6, '王某乙', idOf(0), '之女', '2023-02-01', '2023-08-31'],
    [7, '赵某', idOf(3), '', '2023-03-01', null],
  ]);
});
