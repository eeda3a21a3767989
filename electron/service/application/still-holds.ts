import { settlementView } from '#shared/contract/assessment.ts';
import { toDay } from '#shared/day.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import { assessForm } from '../assess/assess-form.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { known } from './acceptance.ts';
import { gatherAssessInput } from './gather-assess-input.ts';

/**
 * Whether a confirmed settlement is still what the present books give. Taking back an application that this one rests
 * on changes what is due here; what goes to the county must not say otherwise. Read on the day of the settlement, so
 * that a clock put back changes nothing. SETTLEMENT_OUTDATED names the application and both amounts; UNKNOWN_PACK,
 * PACK_DAMAGED. Throws when the application was never confirmed, which is a bug.
 */
export function stillHolds(
  context: Pick<UserContext, 'open' | 'packs' | 'clock'>,
  record: ApplicationRecord,
): Result<void> {
  const { open, packs, clock } = context;
  const frozen = known(open.store.settlements.of(record.id), 'settlement');
  // Its own policy, in the newest release: the station may have gone over to another one since.
  const pack = packs.get(frozen.packId);
  if (!pack.ok) return pack;
  const settledOn = toDay(frozen.settledAt.slice(0, 10));
  const { settlement } = assessForm(
    gatherAssessInput({ open, clock: { ...clock, today: () => settledOn } }, pack.value, record.id, record.form),
  );
  const before = settlementView.parse(JSON.parse(frozen.view));
  const isSame =
    settlement?.status === 'settled' && settlement.payable === before.payable && settlement.recover === before.recover;
  if (isSame) return ok(undefined);
  return fail('SETTLEMENT_OUTDATED', {
    number: record.number ?? '—',
    before: amounts(before),
    after: settlement?.status === 'settled' ? amounts(settlement) : '暂不能确定',
  });
}

const amounts = ({ payable, recover }: { readonly payable: number; readonly recover: number }): string => {
  const due = `应付 ${formatYuanGrouped(fen(payable))} 元`;
  return recover === 0 ? due : `${due}、应追回 ${formatYuanGrouped(fen(recover))} 元`;
};
