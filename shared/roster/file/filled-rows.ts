import type { RosterCell } from '../roster-cell.ts';
import { cellText } from '../roster-cell.ts';
import type { FileRow, FileSheet } from './roster-file.ts';
import type { Merge } from './scan-sheet.ts';

type Running = { readonly merge: Merge; readonly value: RosterCell };

/**
 * The rows of a sheet with merged cells filled: a village or a head of household that stands once beside several rows
 * belongs to each of them. Above `headingsEnd` also sideways, where a heading spans the columns below it.
 */
export async function* filledRows(sheet: FileSheet, headingsEnd: number): AsyncGenerator<FileRow, void, undefined> {
  const merges = [...sheet.merges].sort((a, b) => a.top - b.top);
  let next = 0;
  let running: Running[] = [];
  for await (const { index, cells } of sheet.rows()) {
    if (running.length > 0) running = running.filter(({ merge }) => merge.bottom >= index);
    for (let merge = merges[next]; merge !== undefined && merge.top <= index; merge = merges[next]) {
      next += 1;
      const value = merge.top === index ? (cells[merge.left] ?? null) : null;
      if (cellText(value) !== '') running.push({ merge, value });
    }
    yield running.length === 0 ? { index, cells } : { index, cells: filled(index, cells, running, headingsEnd) };
  }
}

function filled(
  index: number,
  cells: readonly RosterCell[],
  running: readonly Running[],
  headingsEnd: number,
): readonly RosterCell[] {
  const copy = [...cells];
  for (const { merge, value } of running) {
    const right = index <= headingsEnd ? merge.right : merge.left;
    if (index > headingsEnd && index === merge.top) continue;
    for (let column = merge.left; column <= right && column < copy.length + 200; column += 1) {
      while (copy.length <= column) copy.push(null);
      if (cellText(copy[column]) === '') copy[column] = value;
    }
  }
  return copy;
}
