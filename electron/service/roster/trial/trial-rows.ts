import type { RosterChange, RosterRowKind } from '#shared/contract/people/roster.ts';
import { assertNever } from '#shared/result.ts';
import type { Trial } from '../roster-desk.ts';

const MOST_SHOWN = 1_000;

/** Rows of one kind, the first thousand. */
export function changesOf(
  { summary, comparison }: Trial,
  kind: RosterRowKind,
): { readonly total: number; readonly rows: RosterChange[] } {
  switch (kind) {
    case 'added':
    case 'changed':
    case 'ended':
    case 'unchanged':
      return { total: comparison.totals[kind], rows: [...comparison.shown[kind]] };
    case 'refused': {
      const rows = summary.refused.slice(0, MOST_SHOWN);
      return { total: summary.refused.length, rows: rows.map(({ reason, ...row }) => ({ ...row, words: reason })) };
    }
    case 'duplicate': {
      const rows = summary.duplicates.slice(0, MOST_SHOWN);
      return {
        total: summary.duplicates.length,
        rows: rows.map(({ row, name, idNumber }) => ({
          row,
          name,
          idNumber,
          words: '与前面一行内容相同，只记一次',
        })),
      };
    }
    default:
      return assertNever(kind);
  }
}
