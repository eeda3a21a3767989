import { canonicalJson, type Canonical } from '#shared/canonical-json.ts';
import type { PolicyPack } from '#rules';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { SettleContent } from '../../store/applications/settle.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import { assessForm } from '../assess/assess-form.ts';
import type { UserContext } from '../handlers/unlocked.ts';
import { deathRefusal } from './death-refusal.ts';
import { gatherAssessInput } from './gather-assess-input.ts';
import { ledgerEntries } from './ledger-entries.ts';

/** Why a settlement cannot be confirmed, in Chinese. */
function whyNot(view: SettlementView | null): string {
  if (view === null) return '还没有可以测算的票据。';
  if (view.status === 'undecided') {
    const missing = [...new Set(view.missing.map(({ text }) => text))];
    return missing.length === 0 ? '有票据暂不能确定。' : `还缺${missing.join('、')}。`;
  }
  const [first] = view.visits.flatMap(({ reasons }) => reasons);
  return `没有一张票据可以纳入救助。${first?.text ?? ''}`;
}

/** Frozen as text whose hash anybody can redo. */
const frozen = (value: object): string => canonicalJson(value as unknown as Canonical); // plain data: text, whole numbers

type SettlingContext = Pick<UserContext, 'open' | 'clock'>;

/** What confirming an application freezes and writes into the ledger, by the books as they are. NOT_SETTLEABLE, LEDGER_MISMATCH, BILL_AFTER_DEATH. */
export function confirmedContent(
  context: SettlingContext,
  pack: PolicyPack,
  record: ApplicationRecord,
): Result<SettleContent> {
  const input = gatherAssessInput(context, pack, record.id, record.form);
  const dead = deathRefusal(input);
  if (dead !== null) return dead;
  const { settlement, eligibility, computed } = assessForm(input);
  if (settlement === null || computed === null || settlement.status !== 'settled') {
    return fail('NOT_SETTLEABLE', { reason: whyNot(settlement) });
  }
  const ledger = ledgerEntries(pack, computed, input.ledger);
  if (!ledger.ok) return ledger;
  return ok({
    settlement: {
      inputs: frozen(computed.file),
      packId: pack.content.id,
      packHash: pack.hash,
      engine: computed.result.engine,
      view: frozen(settlement),
      eligibility: frozen(eligibility),
      result: frozen(computed.result),
      payable: fen(settlement.payable),
    },
    ledger: ledger.value,
  });
}

/**
 * The same, when it still gives the payable that whoever confirms saw (`expected`, in fen). NOT_SETTLEABLE,
 * LEDGER_MISMATCH, SETTLEMENT_CHANGED.
 */
export function settleContent(
  context: SettlingContext,
  pack: PolicyPack,
  record: ApplicationRecord,
  expected: number,
): Result<SettleContent> {
  const content = confirmedContent(context, pack, record);
  if (!content.ok || content.value.settlement.payable === expected) return content;
  const [before, after] = [formatYuanGrouped(fen(expected)), formatYuanGrouped(content.value.settlement.payable)];
  return fail('SETTLEMENT_CHANGED', { before, after });
}
