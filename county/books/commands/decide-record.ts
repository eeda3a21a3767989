import { HOLD_WORDS } from '#shared/domain/county/county-stage.ts';
import { fen, formatYuan } from '#shared/fen.ts';
import type { HoldReason } from '#shared/protocol/sync/receipt.ts';
import type { Books, DecisionInput } from '../books.ts';
import { booked, refuse, type Booked } from '../books-refusal.ts';
import { askMoneyRole, type Commanding } from './desk-facts.ts';
import { hasUnreadable } from './publish.ts';
import { readRecord, type DeskRecord } from './read-record.ts';

const INCOMPLETE = '县里有批次的内容损坏或缺失，查重可能不全';
const RAISED = '核减以后同一人又有申请，提高金额可能超过年度限额';

/** Nothing a person writes makes these right: the window must send another revision. */
const BLOCKING: readonly HoldReason[] = ['no_pack', 'amount_differs', 'input_refused', 'older_revision'];

/** The county's word on a record; a later one takes the place of an earlier one until it is paid, or returned: then only another revision helps. */
export const decideRecord = (commanding: Commanding): Books['decide'] => {
  const { county, keeper, now, newId } = commanding;
  return (input, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askMoneyRole(connection, county, by, 'approver');
      if (refusal !== null) return refusal;
      const record = await readRecord(connection, county, input.record);
      if (record === null) return refuse('unknown_record');
      const fault = findFault(record, input, await hasUnreadable(connection, county));
      if (fault !== null) return fault;
      const id = newId();
      const { decision, approvedFen, reason, places } = input;
      const ref = { batch: input.record.batch, place: input.record.place };
      const said = { decision, approvedFen, reason: reason.trim(), places: [...places] };
      await note({ kind: 'decided', at: now(), by, id, record: ref, ...record.about, ...said });
      return booked({ id });
    });
};

function findFault(record: DeskRecord, input: DecisionInput, isIncomplete: boolean): Booked<never> | null {
  if (record.state === 'superseded' || record.state === 'duplicate' || record.isOvertaken) return refuse('superseded');
  // Its PC may be at work on it, and what came since was not compared with what is given back.
  if (record.state === 'returned') return refuse('returned_already');
  // A revision that came after the payment can still be given back; the payment stands.
  const isGivenBack = input.decision === 'returned' && record.state !== 'paid';
  if (record.isPaid && !isGivenBack) return refuse('already_paid');
  // A stale list must not undo a cut that a colleague made a moment ago.
  if (input.seen !== undefined && (input.seen.state !== record.state || input.seen.approvedFen !== record.approvedFen))
    return refuse('decided_meanwhile');
  return input.decision === 'returned' ? findReturnFault(input) : findApprovalFault(record, input, isIncomplete);
}

function findReturnFault({ approvedFen, reason, places }: DecisionInput): Booked<never> | null {
  if (approvedFen !== 0) return refuse('amount_wrong', { found: yuan(approvedFen), asked: yuan(0) });
  if (reason.trim() === '') return refuse('reason_missing');
  return places.length === 0 ? refuse('places_missing') : null;
}

function findApprovalFault(
  record: DeskRecord,
  { decision, approvedFen, reason }: DecisionInput,
  isIncomplete: boolean,
): Booked<never> | null {
  const blocking = record.reasons.filter((code) => BLOCKING.includes(code));
  if (blocking.length > 0) return refuse('blocked', { why: wordsOf(blocking) });
  const isRight =
    decision === 'approved'
      ? approvedFen === record.payableFen
      : Number.isSafeInteger(approvedFen) && approvedFen > 0 && approvedFen < record.payableFen;
  if (!isRight) return refuse('amount_wrong', { found: yuan(approvedFen), asked: yuan(record.payableFen) });
  const look = [...record.reasons, ...record.pairs];
  if (look.length > 0 && reason.trim() === '') return refuse('look_first', { why: wordsOf(look) });
  // A record that does not read any more may be the same aid: nobody compared the two.
  if (isIncomplete && reason.trim() === '') return refuse('look_first', { why: INCOMPLETE });
  // The room that a cut left may be used by now, and no limit is asked again here.
  const isRaised = record.approvedFen !== null && approvedFen > record.approvedFen;
  if (isRaised && record.isCountedSince && reason.trim() === '') return refuse('look_first', { why: RAISED });
  return decision === 'partly' && reason.trim() === '' ? refuse('reason_missing') : null;
}

const yuan = (amount: number): string => (Number.isSafeInteger(amount) ? formatYuan(fen(amount)) : '—');
const wordsOf = (codes: readonly HoldReason[]): string =>
  [...new Set(codes)].map((code) => HOLD_WORDS[code]).join('、');
