import type { PolicyPack } from '#rules';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { FailedCondition } from '../../store/records/outcome-record.ts';
import { assessForm } from '../assess/assess-form.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { gatherAssessInput } from './gather-assess-input.ts';

/**
 * Every condition an application certainly fails, for a refusal. NOT_REFUSABLE while something is unknown or any bill is
 * aided: nobody is refused on what could still be found out.
 */
export function failedConditions(
  context: Pick<UserContext, 'open' | 'clock'>,
  pack: PolicyPack,
  { id, form }: ApplicationRecord,
): Result<readonly FailedCondition[]> {
  const { settlement, eligibility } = assessForm(gatherAssessInput(context, pack, id, form));
  if (settlement === null) return fail('NOT_REFUSABLE', { reason: '还没有可以测算的票据。' });
  if (settlement.status === 'undecided') return fail('NOT_REFUSABLE', { reason: '还有待查事项，请先通知补正。' });
  if (settlement.status === 'settled') return fail('NOT_REFUSABLE', { reason: '有票据可以纳入救助，请确认测算。' });
  const failed = new Map<string, FailedCondition>();
  for (const { visit: _visit, result, ...condition } of eligibility) {
    if (result === 'fail') failed.set(JSON.stringify(condition), condition);
  }
  if (failed.size === 0) return fail('NOT_REFUSABLE', { reason: '没有列出不符合的条件。' });
  return ok([...failed.values()]);
}
