import { assertNever } from '#shared/result.ts';
import type { Recheck } from '../recheck/recheck-record.ts';

const MOST_SHOWN = 20;

/** A whole step has lines: sentence, formula, figure. */
const said = (value: string | null): string => value?.split('\n').join('，') ?? '没有';

/** What the county's own settlement says beside a record; nothing when it agrees. */
export function describeRecheck(recheck: Recheck): readonly string[] {
  switch (recheck.verdict) {
    case 'same':
    case 'no_pack':
      return [];
    case 'refused':
      return recheck.problems.slice(0, MOST_SHOWN).map((problem) => `✗ 不能复算：${problem}`);
    case 'differs':
      return [
        ...recheck.differences
          .slice(0, MOST_SHOWN)
          .map(({ path, declared, again }) => `✗ ${path}：申报 ${said(declared)}；复算 ${said(again)}`),
        ...(recheck.differences.length > MOST_SHOWN ? [`✗ 共 ${recheck.differences.length} 处不一致`] : []),
      ];
    default:
      return assertNever(recheck);
  }
}
