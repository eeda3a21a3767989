import { type Day, toDay } from '#shared/day.ts';
import { type SettlementView, settlementView } from '#shared/contract/case/assessment.ts';
import type { Result } from '#shared/result.ts';
import { ok } from '#shared/result.ts';
import type { CountyStanding } from '../../../store/records/county-ledger-record.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import type { PolicyPack } from '#rules';
import { assessForm, type FullAssessment } from '../../assess/assess-form.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { known } from '../acceptance.ts';
import { gatherAssessInput } from '../gather-assess-input.ts';
import type { Supposed } from './supposed-books.ts';

type SettlingContext = Pick<UserContext, 'open' | 'packs' | 'clock'>;

/** A frozen settlement beside what the present books give for the same form. */
export type PresentSettlement = {
  readonly before: SettlementView;
  /** Null, or not `settled`, when the books no longer decide it. */
  readonly after: SettlementView | null;
};

type PresentOptions = {
  /** As if another application had been taken back or confirmed. */
  readonly supposed?: Supposed | null;
  /** @default the day it was confirmed, so that a wrong clock changes nothing */
  readonly asOf?: Day;
  /** As if the county's ledger stood so. */
  readonly standing?: CountyStanding | null;
};

/** Whether payable and recovery are what they were. */
export const isSame = ({ before, after }: PresentSettlement): boolean =>
  after?.status === 'settled' && after.payable === before.payable && after.recover === before.recover;

/** The same with everything it was worked out from. */
type PresentAssessment = PresentSettlement & {
  readonly pack: PolicyPack;
  readonly computed: FullAssessment['computed'];
};

/**
 * What a confirmed application is worth now, under its own policy in the newest release. UNKNOWN_PACK, PACK_DAMAGED. Throws when it was never confirmed, which is a bug.
 */
export function presentSettlement(
  { open, packs, clock }: SettlingContext,
  record: ApplicationRecord,
  { supposed = null, asOf, standing = null }: PresentOptions = {},
): Result<PresentAssessment> {
  const frozen = known(open.store.settlements.of(record.id), 'settlement');
  const pack = packs.get(frozen.packId);
  if (!pack.ok) return pack;
  const today = asOf ?? toDay(frozen.settledAt.slice(0, 10));
  const then = { open, clock: { ...clock, today: () => today } };
  const input = gatherAssessInput(then, pack.value, record.id, record.form, supposed, standing);
  const { settlement, computed } = assessForm(input, { withTrace: false });
  return ok({ before: settlementView.parse(JSON.parse(frozen.view)), after: settlement, pack: pack.value, computed });
}
