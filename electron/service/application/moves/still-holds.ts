import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { isSame, presentSettlement } from './present-settlement.ts';

/**
 * Whether a confirmed settlement is still what the present books give. Taking back an application that this one rests
 * on changes what is due here; what goes to the county must not say otherwise. SETTLEMENT_OUTDATED names the application
 * and both amounts; UNKNOWN_PACK, PACK_DAMAGED. Throws when the application was never confirmed, which is a bug.
 */
export function stillHolds(
  context: Pick<UserContext, 'open' | 'packs' | 'clock'>,
  record: ApplicationRecord,
): Result<void> {
  const present = presentSettlement(context, record);
  if (!present.ok) return present;
  if (isSame(present.value)) return ok(undefined);
  const { before, after } = present.value;
  return fail('SETTLEMENT_OUTDATED', {
    number: record.number ?? '—',
    before: amounts(before),
    after: after?.status === 'settled' ? amounts(after) : '暂不能确定',
  });
}

const amounts = ({ payable, recover }: { readonly payable: number; readonly recover: number }): string => {
  const due = `应付 ${formatYuanGrouped(fen(payable))} 元`;
  return recover === 0 ? due : `${due}、应追回 ${formatYuanGrouped(fen(recover))} 元`;
};
