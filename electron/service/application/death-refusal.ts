import { fail, type Result } from '#shared/result.ts';
import type { AssessInput } from '../assess/assess-input.ts';
import { billsAfterDeath } from '../assess/bills/after-death.ts';
import { visitName } from '../assess/gaps.ts';

/** Why a form with care after the person's registered death goes no further: BILL_AFTER_DEATH; null: there is none. */
export function deathRefusal(input: AssessInput): Result<never> | null {
  const [first] = billsAfterDeath(input);
  if (first === undefined) return null;
  const { facts, form } = input;
  return fail('BILL_AFTER_DEATH', {
    name: facts.person.name ?? '申请人',
    died: first.died,
    bill: visitName(form, first.visit),
    from: facts.visits.find(({ key }) => key === first.visit)?.from ?? '',
  });
}
