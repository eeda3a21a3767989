import { errorText } from '#shared/errors.ts';
import type { RosterMode } from '#shared/roster/merge-person.ts';
import type { RosterCounts } from '#shared/roster/roster-plan.ts';
import type { RosterRow } from '#shared/roster/roster-row.ts';
import type { RosterRecord } from '../../../store/aggregates/roster/roster-records.ts';
import type { Comparison } from './compare-roster.ts';
import type { ReadSummary, SheetTop } from '../read/reader-messages.ts';

/** The counts of an import; the first is the sum of those about rows. */
export function countsOf(summary: ReadSummary, { totals, before, after, lost, stopped }: Comparison): RosterCounts {
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
    lost,
    stopped,
  };
}

type Looked = {
  readonly looked: SheetTop | undefined;
  readonly taken: readonly RosterRow[];
  readonly base: RosterRecord | null;
  readonly asOf: string;
  readonly needsSecond: boolean;
  readonly comparison: Comparison;
  readonly mode: RosterMode;
  /** Of categories that the policy in use does not use; null: none. */
  readonly unused: string | null;
};

/** What to look at before the file is taken over. */
export function warningsOf({ looked, taken, base, asOf, needsSecond, comparison, mode, unused }: Looked): string[] {
  const warnings: string[] = [];
  const { before, lost, held } = comparison;
  if (needsSecond) warnings.push(errorText({ code: 'ROSTER_SHRUNK', detail: { before, lost } }));
  if (looked !== undefined && looked.hiddenRows > 0) {
    warnings.push(`表里有 ${looked.hiddenRows} 行被隐藏或筛选掉，也会一并导入。请核对是否需要。`);
  }
  const undated = taken.filter(({ from }) => from === null).length;
  if (undated > 0) {
    warnings.push(`${undated} 行没有起始日期。办理时按首次见到的名册日期提示，请对照认定文件核对。`);
  }
  if (unused !== null) warnings.push(unused);
  if (held.people > 0) {
    warnings.push(
      `拒收的行按身份证号或姓名对上了原名册里 ${held.people} 人，他们的身份暂时保留，不会因此终止。请改正拒收的行，再按「增补」导入。`,
    );
  }
  if (base !== null && mode === 'whole' && held.strangers > 0 && comparison.totals.ended > 0) {
    const nameless = held.nameless > 0 ? `（其中 ${held.nameless} 行连姓名也认不出，因此要由另一位用户确认）` : '';
    warnings.push(
      `拒收的行里有 ${held.strangers} 种在原名册里既对不上身份证号，也对不上姓名${nameless}。可能是新增的人，也可能是原来的人写错了。请把「拒收」与「终止」两栏对照核对。`,
    );
  }
  if (base !== null && base.asOf === asOf && mode === 'whole') {
    warnings.push(`已有一份同一日期（${asOf}）的同一名册，导入后以这一份为准。`);
  }
  return warnings;
}
