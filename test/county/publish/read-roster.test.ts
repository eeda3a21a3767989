import { utils, write } from '@e965/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { toDay } from '#shared/day.ts';
import { readRoster } from '../../../county/publish/roster/read-roster.ts';
import { readWorkbook } from '../../../county/publish/roster/read-workbook.ts';
import { idOf } from '../../service/support/forms/sound-ids.ts';
import { textCell, workbookParts, zipOf } from '../../support/roster/zips.ts';

const today = toDay('2023-10-20');
const read = (bytes: Uint8Array, sheet: string | null = null) => readRoster(bytes, { today, sheet });

/** Why a file is not read. */
async function wordsOf(bytes: Uint8Array, sheet: string | null = null): Promise<string> {
  const done = await read(bytes, sheet);
  return done.ok ? 'read' : String(done.refusal.detail?.['words']);
}

/** As an office hands it on: notes before, a title over merged cells, a village that stands once, days as days, a hidden sheet. */
const workbook = (): Promise<Uint8Array> =>
  writeXlsx({
    sheets: [
      { name: '说明', rows: [['本表由民政提供'], ['请勿外传']] },
      {
        name: '低保',
        rows: [
          ['2023 年 10 月低保名册', null, null, null],
          ['村', '姓名', '身份证号', '起始日期'],
          ['东村', '张三', idOf(0), new Date(Date.UTC(2021, 0, 5))],
          [null, '李四', 210_502_197_003_021_000, null],
          [null, null, null, null],
          ['西村', '王五', idOf(0), null],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
          { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
        ],
      },
      {
        name: '特困',
        rows: [
          ['姓名', '身份证号'],
          ['赵六', idOf(1)],
        ],
      },
      {
        name: '旧名册',
        rows: [
          ['姓名', '身份证号'],
          ['孙七', idOf(2)],
        ],
        hidden: true,
      },
    ],
  });

describe('a roster that the county is given as a workbook', () => {
  it('is read from its first sheet with headings, and written as the feed carries it', async () => {
    const done = await read(await workbook());
    expect(done).toMatchObject({
      ok: true,
      value: {
        sheets: ['说明', '低保', '特困'],
        sheet: '低保',
        columns: ['村', '姓名', '身份证号', '起始日期'],
        rows: 3,
        csv: [
          '村,姓名,身份证号,起始日期',
          `东村,张三,${idOf(0)},2021-01-05`,
          '东村,李四,2.10502E+17,',
          `西村,王五,${idOf(0)},`,
          '',
        ].join('\r\n'),
        doubtful: 2,
        doubts: [
          { line: 4, words: '身份证号被存成了数字，末几位已丢失，请改用文本格式的名册' },
          { line: 6, words: '与第 3 行的身份证号相同' },
        ],
      },
    });
  });

  it('is read from the sheet that was chosen; one that is not there or hidden is said', async () => {
    const bytes = await workbook();
    expect(await read(bytes, '特困')).toMatchObject({ ok: true, value: { sheet: '特困', rows: 1, doubtful: 0 } });
    expect(await wordsOf(bytes, '说明')).toContain('没有找到表头');
    expect(await wordsOf(bytes, '五保')).toBe('文件里没有工作表「五保」');
    expect(await wordsOf(bytes, '旧名册')).toBe('文件里没有工作表「旧名册」');
  });

  it('counts the rows that a filter hides: they are sent as well', async () => {
    const row = (at: number, name: string, id: string, how = ''): string =>
      `<row r="${at}"${how}>${textCell(`A${at}`, name)}${textCell(`B${at}`, id)}</row>`;
    const rows = [row(1, '姓名', '身份证号'), row(2, '张三', idOf(0), ' hidden="1"'), row(3, '李四', idOf(1))];
    const bytes = zipOf(workbookParts(`<sheetData>${rows.join('')}</sheetData>`));
    expect(await read(bytes)).toMatchObject({ ok: true, value: { rows: 2, hiddenRows: 1, doubtful: 0 } });
  });

  it('may be of the old format', async () => {
    const table = utils.aoa_to_sheet([
      ['姓名', '身份证号'],
      ['张三', idOf(0)],
    ]);
    const bytes: Uint8Array = write(utils.book_new(table, '名册'), { type: 'buffer', bookType: 'biff8' });
    expect(await read(bytes)).toMatchObject({ ok: true, value: { rows: 1, sheets: ['名册'], doubtful: 0 } });
  });

  it('is refused with what to do when it is damaged, hostile or holds nothing', async () => {
    const bytes = Buffer.from(await workbook());
    expect(await wordsOf(bytes.subarray(0, bytes.length / 2))).toContain('可能已损坏，或不是表格');
    const bomb = zipOf(
      workbookParts(`<sheetData><row r="1">${textCell('A1', '龙'.repeat(20_000_000))}</row></sheetData>`),
    );
    expect(await wordsOf(bomb)).toContain('解开后大得不正常');
    const macros = zipOf([...workbookParts('<sheetData/>'), { name: 'xl/vbaProject.bin', content: 'x' }]);
    expect(await wordsOf(macros)).toContain('带有宏');
    expect(await wordsOf(zipOf(workbookParts('<sheetData/>')))).toContain('没有找到表头');
  });

  it.each([
    ['memory', { heapMb: 8, seconds: 60 }],
    ['time', { heapMb: 512, seconds: 0.01 }],
  ])('is given up when its thread needs more %s than it has, and the next one is read', async (_what, most) => {
    const bytes = await workbook();
    await expect(readWorkbook({ bytes, sheet: null }, most)).rejects.toMatchObject({ code: 'ROSTER_READER_STOPPED' });
    expect(await read(bytes)).toMatchObject({ ok: true });
  });
});
