import { errorText } from '#shared/errors.ts';
import type { RosterMode } from '#shared/roster/merge-person.ts';
import type { RosterCounts } from '#shared/roster/roster-plan.ts';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import type { RosterRecord } from '../../../store/aggregates/roster/roster-records.ts';
import type { Comparison } from './compare-roster.ts';
import type { ReadSummary, SheetTop } from '../read/reader-messages.ts';

/** The counts of an import; the first is the sum of those about rows. */
export function countsOf(summary: ReadSummary, { totals, before, after }: Comparison): RosterCounts {
  return {
    rows: summary.rows,
    added: totals.added,
    changed: totals.changed,
    unchanged: totals.unchanged,
    duplicate: summary.duplicates.length,
    refused: summary.refused.length,
    ignored: summary.ignored,
    ended: totals.ended,
    before,
    after,
  };
}

type Looked = {
  /** How many people stand in refused rows. */
  readonly held: number;
  readonly looked: SheetTop | undefined;
  readonly taken: readonly RosterRow[];
  readonly base: RosterRecord | null;
  readonly asOf: string;
  readonly needsSecond: boolean;
  readonly comparison: Comparison;
  readonly mode: RosterMode;
};

/** What to look at before the file is taken over. */
export function warningsOf({ held, looked, taken, base, asOf, needsSecond, comparison, mode }: Looked): string[] {
  const warnings: string[] = [];
  const { before, after } = comparison;
  if (needsSecond) warnings.push(errorText({ code: 'ROSTER_SHRUNK', detail: { before, after } }));
  if (looked !== undefined && looked.hiddenRows > 0) {
    warnings.push(`表里有 ${looked.hiddenRows} 行被隐藏或筛选掉，也会一并导入。请核对是否需要。`);
  }
  const undated = taken.filter(({ from }) => from === null).length;
  if (undated > 0) {
    warnings.push(`${undated} 行没有起始日期。办理时按首次见到的名册日期提示，请对照认定文件核对。`);
  }
  if (base !== null && held > 0 && mode === 'whole') {
    warnings.push(`拒收的行里有 ${held} 个身份证号。这些人在原名册里的身份暂时保留，不会因此终止。`);
  }
  if (base !== null && base.asOf === asOf && mode === 'whole') {
    warnings.push(`已有一份同一日期（${asOf}）的同一名册，导入后以这一份为准。`);
  }
  return warnings;
}
