import { CASE_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { shownSettlement } from '../form/settled-visits.ts';
import { payableWord } from '../side/amount/true-up.ts';
import { useIntake } from '../state/use-intake.ts';

/** The settlement in one line, for the folded section. */
export function SettleSummary() {
  const settlement = useIntake(shownSettlement);
  if (settlement === null) return null;
  if (settlement.status !== 'settled') return <>{CASE_STATUS_NAMES[settlement.status]}</>;
  return (
    <>
      {settlement.treatedAs === null ? '' : `按${settlement.treatedAs.name}　`}
      {payableWord(settlement)} {formatYuanGrouped(fen(settlement.payable))} 元
      {settlement.provisional ? '（暂定）' : ''}
    </>
  );
}
