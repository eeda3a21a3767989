import { CASE_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { shownSettlement } from '../form/settled-visits.ts';
import { useIntake } from '../state/use-intake.ts';

/** The settlement in one line, for the folded section. */
export function SettleSummary() {
  const settlement = useIntake(shownSettlement);
  if (settlement === null) return null;
  if (settlement.status !== 'settled') return <>{CASE_STATUS_NAMES[settlement.status]}</>;
  return (
    <>
      {settlement.treatedAs === null ? '' : `按${settlement.treatedAs.name}　`}应救助{' '}
      {formatYuanGrouped(fen(settlement.payable))} 元
    </>
  );
}
