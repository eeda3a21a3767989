import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { openRosterFile } from '#shared/roster/file/open-roster-file.ts';
import { RosterFileError } from '#shared/roster/file/read-problem.ts';

/** Bytes of GB18030: no encoder is at hand, so two-byte characters are found by decoding. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const bytes = Buffer.of(high, low);
      const character = decoder.decode(bytes);
      if (character.length === 1 && !known.has(character)) known.set(character, bytes);
    }
  }
  return Buffer.concat(
    [...text].map((character) =>
      character < '\u0080' ? Buffer.from(character) : (known.get(character) ?? Buffer.of(0x3f)),
    ),
  );
}

async function cellsOf(bytes: Uint8Array): Promise<unknown> {
  try {
    const { sheets, encoding } = await openRosterFile(Buffer.from(bytes));
    const rows: unknown[] = [];
    for await (const { cells } of sheets[0]?.rows() ?? []) rows.push(cells);
    return { encoding, rows };
  } catch (cause) {
    if (cause instanceof RosterFileError) return { code: cause.code, ...cause.detail };
    throw cause;
  }
}

const TEXT = '姓名,身份证号\r\n王某,210502198001010013\r\n';
const ROWS = [
  ['姓名', '身份证号'],
  ['王某', '210502198001010013'],
];

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
  ['GB18030', gb18030(TEXT)],
])('B14: a text table in %s is found out and read', async (encoding, bytes) => {
  expect(await cellsOf(bytes)).toEqual({ encoding, rows: ROWS });
});

test('B14: bytes of two encodings in one file are refused with the line', async () => {
  const mixed = Buffer.concat([
    Buffer.from('姓名,村\r\n王某,东村\r\n'),
    Buffer.of(0xff, 0xfe, 0xff),
    Buffer.from('\r\n'),
  ]);
  expect(await cellsOf(mixed)).toEqual({ code: 'ROSTER_MIXED_TEXT', line: 3 });
});

test.each([
  ['semicolons said by the first line', 'sep=;\r\n姓名;村\r\n王某;东村'],
  ['tabs', '姓名\t村\r\n王某\t东村'],
  ['carriage returns alone', '姓名,村\r王某,东村'],
  ['quoted text with a comma and a line break', '姓名,村\n王某,"东村"'],
])('B15: %s separate the columns', async (_, text) => {
  expect(await cellsOf(Buffer.from(text))).toMatchObject({
    rows: [
      ['姓名', '村'],
      ['王某', '东村'],
    ],
  });
});

test('B15: a zero byte is refused; a line of megabytes and ten thousand commas are read in a moment', async () => {
  expect(await cellsOf(Buffer.from('姓名,村\0\r\n'))).toMatchObject({ code: 'ROSTER_UNREADABLE' });
  const long = await cellsOf(Buffer.from(`姓名,村\r\n${'长'.repeat(3_000_000)},东村${','.repeat(10_000)}`));
  expect(long).toMatchObject({ encoding: 'UTF-8' });
  expect(await cellsOf(Buffer.from('姓名,村\r\n王某,"东村'))).toHaveProperty('rows');
});

test('a number is text as it was typed, so nothing behind the fifteenth digit is lost', async () => {
  expect(await cellsOf(Buffer.from('330782198001010013,007'))).toMatchObject({ rows: [['330782198001010013', '007']] });
});

test('days of a workbook are the days that were written, in any time zone', async () => {
  const days = ['1949-10-01', '1986-05-04', '1991-04-14', '2000-02-29', '2023-01-01', '2026-12-31'];
  const rows = days.map((day) => [new Date(`${day}T00:00:00Z`)]);
  const bytes = await writeXlsx({ sheets: [{ name: 'x', rows }] });
  const zone = process.env['TZ'];
  try {
    for (const place of ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati']) {
      process.env['TZ'] = place;
      expect(await cellsOf(bytes)).toMatchObject({ rows: days.map((day) => [day]) });
    }
  } finally {
    process.env['TZ'] = zone;
  }
});
