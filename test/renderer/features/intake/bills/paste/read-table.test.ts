import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTable, readTable } from '../../../../../../renderer/features/intake/bills/paste/read-table.ts';

describe('a table from the clipboard', () => {
  it('is read cell by cell, short rows filled up', () => {
    expect(readTable('医院\t总费用\r\n县医院\t100\r\n市医院\r\n')).toEqual({
      rows: [
        ['医院', '总费用'],
        ['县医院', '100'],
        ['市医院', ''],
      ],
      leftOut: 0,
    });
  });

  it('may hold line ends, tabs and quotes within a cell', () => {
    expect(readTable('"县\n医院"\t"说""好"""\t5" 管').rows).toEqual([['县 医院', '说"好"', '5" 管']]);
    expect(readTable('"没有收尾\t1').rows).toEqual([['"没有收尾', '1']]);
  });

  it('says how many rows it did not look at', () => {
    const { rows, leftOut } = readTable(Array.from({ length: 620 }, (_, index) => `${index}\t1`).join('\n'));
    expect([rows.length, leftOut]).toEqual([500, 120]);
  });

  it('is told from the text of one cell', () => {
    expect([isTable('县医院\r\n'), isTable('县医院'), isTable('a\tb'), isTable('a\nb')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('gives back every cell that a table program writes', () => {
    const cell = fc.stringMatching(/^[0-9a-z县院"',.=-]{0,8}$/);
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    const written = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    fc.assert(
      fc.property(table, (rows) => {
        fc.pre(rows.at(-1)?.some((text) => text !== '') === true);
        expect(readTable(rows.map((row) => row.map(written).join('\t')).join('\r\n')).rows).toEqual(rows);
      }),
    );
  });

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { rows } = readTable(text);
        expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
      }),
    );
  });
});
