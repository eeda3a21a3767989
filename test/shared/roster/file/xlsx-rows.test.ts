import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import type { FileRow } from '#shared/roster/file/roster-file.ts';
import { isDateCode } from '#shared/roster/file/xlsx/date-styles.ts';
import { sheetRowReader } from '#shared/roster/file/xlsx/sheet-rows.ts';
import { sharedStrings } from '#shared/roster/file/xlsx/shared-strings.ts';
import { workbookParts, zipOf } from '../../../support/roster/zips.ts';

async function rowsOf(bytes: Uint8Array): Promise<readonly FileRow[]> {
  const { sheets } = await openRosterFile(Buffer.from(bytes));
  const rows: FileRow[] = [];
  for await (const row of sheets[0]?.rows() ?? []) rows.push(row);
  return rows;
}

const BOOK = { strings: ['甲', '乙'], isDate: (style: number) => style === 1, is1904: false };
const sheetOf = (rows: string): string => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cellsOf = (cells: string, book: Partial<typeof BOOK> = {}): unknown => {
  const reader = sheetRowReader({ ...BOOK, ...book });
  const rows = reader.push(sheetOf(`<row r="1">${cells}</row>`));
  reader.end();
  return rows[0]?.cells;
};

/** What a workbook's writer makes of a value, and what a roster is to see of it. */
const CELL = fc.oneof(
  fc.constant(null),
  fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => !/_x[0-9A-Fa-f]{4}_|[\p{Cc}\uFFFE\uFFFF]/u.test(text)),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.integer({ min: 0, max: 60_000 }).map((days) => new Date(Date.UTC(1910, 0, 1) + days * 86_400_000)),
);

describe('rows of an xlsx', () => {
  test('are those that another reader gives of the same file, whatever its cells hold', async () => {
    const plain = (value: unknown): unknown =>
      value instanceof Date
        ? value.toISOString().slice(0, 10)
        : typeof value === 'boolean'
          ? value
            ? '是'
            : '否'
          : value;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(CELL, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 }),
        async (rows) => {
          const bytes = await writeXlsx({ sheets: [{ name: '名册', rows }] });
          const theirs: unknown[] = [];
          for await (const { index, values } of streamXlsxRows(bytes)) theirs.push({ index, cells: values.map(plain) });
          expect(await rowsOf(bytes)).toEqual(theirs);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('are the same wherever the markup comes apart', () => {
    const markup = sheetOf(
      '<row r="3"><c r="B3" t="s"><v>1</v></c><c t="inlineStr"><is><t xml:space="preserve"> a&amp;b </t></is></c></row><!-- <row> --><row><c><f>A1&gt;1</f><v>2</v></c></row>',
    );
    const whole = [
      { index: 2, cells: [null, '乙', ' a&b '] },
      { index: 3, cells: [2] },
    ];
    for (let size = 1; size <= markup.length; size += 1) {
      const reader = sheetRowReader(BOOK);
      const rows = markup.match(new RegExp(`[^]{1,${size}}`, 'g'))?.flatMap((piece) => reader.push(piece));
      reader.end();
      expect(rows).toEqual(whole);
    }
  });

  test.each([
    ['a text by its place', '<c t="s"><v>0</v></c>', '甲'],
    ['a place where no text is', '<c t="s"><v>7</v></c>', null],
    ['the result of a formula, not the formula', '<c t="str"><f>"x"</f><v>丙</v></c>', '丙'],
    [
      'rich text, without how it is read aloud',
      '<c t="inlineStr"><is><r><rPr><b/></rPr><t>王</t></r><r><t>某</t></r><rPh sb="0" eb="1"><t>wang</t></rPh></is></c>',
      '王某',
    ],
    ['a prefix and single quotes', `<x:c r='A1' t='inlineStr'><x:is><x:t>a&#20013;&lt;</x:t></x:is></x:c>`, 'a中<'],
    ['CDATA', '<c t="str"><v><![CDATA[<甲>]]></v></c>', '<甲>'],
    ['a sign of greater in an attribute', '<c r="A1" x="a>b" t="str"><v>1</v></c>', '1'],
    ['a character written as a number', '<c t="str"><v>甲_x000D_乙</v></c>', '甲\r乙'],
    ['a truth', '<c t="b"><v>1</v></c>', '是'],
    ['an error', '<c t="e"><v>#N/A</v></c>', '#N/A'],
    ['a day written out', '<c t="d"><v>2023-03-15</v></c>', '2023-03-15'],
    ['a number in a cell of dates', '<c s="1"><v>45000</v></c>', '2023-03-15'],
    ['a time of that day', '<c s="1"><v>45000.999</v></c>', '2023-03-15'],
    ['the first day of 1900', '<c s="1"><v>1</v></c>', '1900-01-01'],
    ['a number that is no day', '<c s="1"><v>-3</v></c>', '#日期'],
    ['nothing', '<c s="1"><v/></c>', null],
  ])('give %s', (_, cell, value) => {
    expect(cellsOf(cell)).toEqual([value]);
  });

  test('count from 1904 where the workbook does', () => {
    expect(cellsOf('<c s="1"><v>43538</v></c>', { is1904: true })).toEqual(['2023-03-15']);
  });

  test('that stop in the middle of a sheet or of its texts are no list: half of one would end everybody else', async () => {
    const parts = workbookParts(
      `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>`,
    );
    const cut = parts.map((part) =>
      part.name.includes('sheet1') ? { ...part, content: String(part.content).replace(/<row r="2">.*$/, '') } : part,
    );
    await expect(rowsOf(zipOf(cut))).rejects.toEqual(new RosterFileError('ROSTER_UNREADABLE'));
    const texts = sharedStrings();
    texts.push('<sst><si><t>甲</t></si><si><t>乙');
    expect(() => texts.end()).toThrow('ROSTER_UNREADABLE');
  });

  test('never hold more than a few megabytes of one tag', () => {
    const reader = sheetRowReader(BOOK);
    expect(() => {
      for (let piece = 0; piece < 200; piece += 1) reader.push('<row '.concat('x'.repeat(32_768)));
    }).toThrow('ROSTER_UNREADABLE');
  });
});

test.each([
  ['yyyy"年"m"月"d"日"', true],
  ['[$-804]yyyy/m/d;@', true],
  ['h:mm', true],
  ['[h]:mm', true],
  ['mmm-yy', true],
  ['General', false],
  ['G/通用格式', false],
  ['0.00_);[Red]\\(0.00\\)', false],
  ['#,##0"天"', false],
  ['0.0"days"', false],
  ['@', false],
])('the format %s shows a date: %s', (code, isDate) => {
  expect(isDateCode(code)).toBe(isDate);
});
