import { toDay } from '#shared/day.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { MissingItem } from '../../records/outcome-record.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import { type ApplicationRow, applicationTable, pausesOf, pausesText } from '../../tables/case/application.ts';
import { keepOld } from '../../tables/superseded.ts';
import { findEditable, replaceApplication, type Target } from '../editable.ts';
import { endOutcome, keepOutcome } from './keep-outcome.ts';

/**
 * Accepted → 待补正: what is missing is written down, the time limit stops. Bills stay claimed. REASON_REQUIRED when
 * nothing is named, NOT_FOUND, WRONG_STATUS, STALE_REVISION.
 */
export function sendForCompletion(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  missing: readonly MissingItem[],
): Result<string> {
  if (missing.length === 0) return fail('REASON_REQUIRED');
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['accepted'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const { row } = found.value;
    const pauses = pausesText([...pausesOf(row), { from: toDay(write.now.slice(0, 10)), to: null }]);
    keepOld(write, env.newId, applicationTable, found.value);
    replaceApplication(write, found.value, { standing: 'correcting', pauses });
    keepOutcome(write, env.newId(), 'correcting', target, { reason: '', missing });
    write.record('application.correct', target.id, `缺：${missing.map(({ what }) => what).join('；')}`);
    return ok(target.id);
  });
}

/** 待补正 → accepted: everything is there, the time limit runs again. NOT_FOUND, WRONG_STATUS, STALE_REVISION. */
export function resumeCompleted({ env, writer }: StoreContext, actor: Actor, target: Target): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['correcting'], 'WRONG_STATUS');
    if (!found.ok) return found;
    keepOld(write, env.newId, applicationTable, found.value);
    replaceApplication(write, found.value, { standing: null, pauses: runningAgain(found.value.row, write.now) });
    endOutcome(write, target.id);
    write.record('application.resume', target.id);
    return ok(target.id);
  });
}

/** The pauses of a row, an open one ended on the day of `now`. */
export function runningAgain(row: Pick<ApplicationRow, 'pauses'>, now: string): string | null {
  const today = toDay(now.slice(0, 10));
  return pausesText(pausesOf(row).map(({ from, to }) => ({ from, to: to ?? (today < from ? from : today) })));
}
