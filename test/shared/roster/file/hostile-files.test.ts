import { write, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';
import type { FileRow } from '#shared/roster/file/roster-file.ts';
import { textCell, workbookParts, zipOf } from '../../../support/roster/zips.ts';

/** The rows of the first sheet, or the code by which the file is refused. */
async function rowsOf(bytes: Uint8Array): Promise<readonly FileRow[] | string> {
  try {
    const { sheets } = await openRosterFile(Buffer.from(bytes));
    const rows: FileRow[] = [];
    for await (const row of sheets[0]?.rows() ?? []) rows.push(row);
    return rows;
  } catch (cause) {
    if (cause instanceof RosterFileError) return cause.code;
    throw cause;
  }
}

const row = (index: number, ...texts: readonly string[]): string =>
  `<row r="${index}">${texts.map((text, column) => textCell(`${'ABCDEF'[column]}${index}`, text)).join('')}</row>`;
const sheet = (rows: string, after = ''): string => `<sheetData>${rows}</sheetData>${after}`;
const PLAIN = sheet(row(1, '姓名', '身份证号'));
const workbook = (sheetXml: string, extra: Parameters<typeof zipOf>[0] = []): Buffer =>
  zipOf([...workbookParts(sheetXml), ...extra]);

describe('a file that would hurt whoever opens it is refused before it is parsed', () => {
  test('B1: a few hundred kilobytes that unpack to hundreds of megabytes', async () => {
    const before = process.memoryUsage().rss;
    const bomb = workbook(sheet(`<row r="1">${textCell('A1', '龙'.repeat(20_000_000))}</row>`));
    expect(bomb.length).toBeLessThan(400_000);
    expect(await rowsOf(bomb)).toBe('ROSTER_TOO_LARGE');
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20);
  });

  test('B2: sizes that lie, parts that overlap, too many parts, the same part twice', async () => {
    const parts = workbookParts(PLAIN);
    const lying = parts.map((part) => (part.name.includes('sheet1') ? { ...part, declared: 10 } : part));
    expect(await rowsOf(zipOf(lying))).toBe('ROSTER_TOO_LARGE');
    const overlapping = zipOf(parts);
    const directory = overlapping.readUInt32LE(overlapping.length - 6);
    const second = directory + 46 + overlapping.readUInt16LE(directory + 28);
    overlapping.writeUInt32LE(0, second + 42);
    expect(['ROSTER_TOO_LARGE', 'ROSTER_UNREADABLE']).toContain(await rowsOf(overlapping));
    const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `x/${index}`, content: 'x' }));
    expect(await rowsOf(zipOf([...parts, ...many]))).toBe('ROSTER_TOO_LARGE');
    expect(await rowsOf(zipOf([...parts, ...parts.slice(0, 1)]))).toBe('ROSTER_UNREADABLE');
  });

  test('B3: one cell in the last corner is one row', async () => {
    const rows = await rowsOf(workbook(sheet(`<row r="1048576">${textCell('XFD1048576', '角')}</row>`)));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ index: 1_048_575 });
  });

  test('B4: more rows than any county has are refused by their number', async () => {
    const rows = Array.from(
      { length: 300_002 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
    );
    expect(await rowsOf(workbook(sheet(rows.join(''))))).toBe('ROSTER_TOO_MANY_ROWS');
  });

  test.each(['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml'])(
    'B5: a document type in %s, whatever it would bring in',
    async (name) => {
      const type = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
      const parts = [...workbookParts(PLAIN), { name: 'xl/sharedStrings.xml', content: '<sst/>' }];
      const wrong = parts.map((part) =>
        part.name === name ? { ...part, content: String(part.content).replace(/<(?!\?)/, `${type}<`) } : part,
      );
      expect(await rowsOf(zipOf(wrong))).toBe('ROSTER_UNREADABLE');
    },
  );

  test('B6: macros, links to other files, embedded things and a password are each named', async () => {
    expect(await rowsOf(workbook(PLAIN, [{ name: 'xl/vbaProject.bin', content: 'x' }]))).toBe('ROSTER_MACROS');
    expect(await rowsOf(workbook(PLAIN, [{ name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }]))).toBe(
      'ROSTER_LINKS',
    );
    expect(await rowsOf(workbook(PLAIN, [{ name: 'xl/embeddings/oleObject1.bin', content: 'x' }]))).toBe(
      'ROSTER_LINKS',
    );
    const sealed = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await rowsOf(sealed)).toBe('ROSTER_PASSWORD');
  });

  test('B7: a part outside the file is never asked for', async () => {
    for (const target of ['../../../../etc/passwd', '/etc/passwd', 'http://127.0.0.1/x']) {
      const parts = workbookParts(PLAIN).map((part) => ({
        ...part,
        content: String(part.content).replace('worksheets/sheet1.xml"', `${target}"`),
      }));
      expect(await rowsOf(zipOf(parts))).toBe('ROSTER_EMPTY');
    }
  });

  test('B22: nothing, half a file and a web page that calls itself a table', async () => {
    expect(await rowsOf(Buffer.alloc(0))).toBe('ROSTER_EMPTY');
    expect(await rowsOf(workbook(PLAIN).subarray(0, 500))).toBe('ROSTER_UNREADABLE');
    expect(await rowsOf(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'))).toBe('ROSTER_HTML');
    expect(await rowsOf(Buffer.from('d0cf11e0a1b11ae1ffff', 'hex'))).toBe('ROSTER_UNREADABLE');
  });
});

describe('what a sheet holds beside its values', () => {
  test('B11, B13: formulas are marked, hidden rows counted, merged blocks known, with and without a prefix', async () => {
    const xml = sheet(
      `${row(1, '姓名', '身份证号')}<row r="2" hidden="1"><c r="A2"><f>B2&amp;"1"</f><v>7</v></c><c r="B2"><v>8</v></c></row>`,
      '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    );
    const parts = workbookParts(xml);
    const prefixed = parts.map((part) =>
      part.name.includes('sheet1')
        ? {
            ...part,
            content: String(part.content)
              .replaceAll(/<(\/?)(?!\?)/g, '<$1x:')
              .replace('xmlns=', 'xmlns:x='),
          }
        : part,
    );
    for (const bytes of [zipOf(parts), zipOf(prefixed)]) {
      const { sheets } = await openRosterFile(bytes);
      expect(sheets[0]).toMatchObject({ hiddenRows: 1, merges: [{ top: 0, left: 0, bottom: 0, right: 2 }] });
      const rows = await rowsOf(bytes);
      expect(rows[1]).toEqual({ index: 1, cells: [{ formula: 7 }, 8] });
    }
  });

  test('an old xls gives days by their number, in any time zone, and its merged blocks', async () => {
    const table = utils.aoa_to_sheet([
      ['姓名', '享受时间', '号'],
      ['王某', 44_197, 1],
    ]);
    table['B2'] = { t: 'n', v: 44_197, z: 'yyyy-mm-dd' };
    table['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const book = utils.book_new(table, '名册');
    const bytes: Uint8Array = write(book, { type: 'buffer', bookType: 'biff8' });
    const { kind, sheets } = await openRosterFile(Buffer.from(bytes));
    expect(kind).toBe('xls');
    expect(sheets[0]).toMatchObject({ name: '名册', merges: [{ top: 0, left: 0, bottom: 0, right: 1 }] });
    expect(await rowsOf(bytes)).toMatchObject([
      { index: 0, cells: ['姓名', '享受时间', '号'] },
      { index: 1, cells: ['王某', '2021-01-01', 1] },
    ]);
  });
});
