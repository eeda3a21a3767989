import { isUnsealedSettlement } from '#shared/domain/application-status.ts';
import { type SettlementView, settlementView } from '#shared/contract/case/assessment.ts';
import type { MovedCase } from '#shared/contract/case/review.ts';
import type { ApplicationRecord } from '../../../store/records.ts';
import type { UserContext } from '../../handlers/unlocked.ts';
import { known } from '../acceptance.ts';
import { mayHaveMoved, movedBy } from './may-have-moved.ts';
import { outdatedAmong } from './outdated-book.ts';
import { isSame, presentSettlement } from './present-settlement.ts';
import { confirmedContent } from '../settle-content.ts';
import type { Supposed } from './supposed-books.ts';

type MovingContext = Pick<UserContext, 'open' | 'packs' | 'clock'>;

const isUnsealed = ({ status }: ApplicationRecord): boolean => isUnsealedSettlement(status);

/** Aid of the case's own bills, whoever pays the difference. */
const ownAid = ({ visits }: Pick<SettlementView, 'visits'>): number =>
  visits.filter(({ isCurrent }) => isCurrent).reduce((sum, { aidTotal }) => sum + aidTotal, 0);

/** A case whose policy is missing or damaged: nobody can say what it comes to, so it must not pass as one that stays. */
function undecidable({ open }: MovingContext, record: ApplicationRecord, cause: string | null): MovedCase {
  const before = settlementView.parse(JSON.parse(known(open.store.settlements.of(record.id), 'settlement').view));
  return { ...namesOf(record), isDue: true, ...beforeOf(before), after: null, recover: 0, ownAfter: null, cause };
}

const namesOf = (record: ApplicationRecord) => ({
  id: record.id,
  number: record.number ?? '—',
  personName: record.form.person.name.trim(),
  revision: record.revision,
  isReviewed: record.status !== 'settled',
});

const beforeOf = (before: SettlementView) => ({ before: before.payable, ownBefore: ownAid(before) });

/** How a case moves; nothing when neither what is due nor the aid of its own bills does. */
function movedCase(
  context: MovingContext,
  record: ApplicationRecord,
  supposed: Supposed | null,
  cause: string | null,
): readonly MovedCase[] {
  const present = presentSettlement(context, record, { supposed });
  if (!present.ok) return [undecidable(context, record, cause)];
  const isDue = !isSame(present.value);
  if (!isDue && (present.value.after === null || ownAid(present.value.after) === ownAid(present.value.before)))
    return [];
  // Settled again it will be as of today.
  const again = isDue ? presentSettlement(context, record, { supposed, asOf: context.clock.today() }) : present;
  if (!again.ok) return [undecidable(context, record, cause)];
  const { before, after } = again.value;
  const isKnown = after?.status === 'settled';
  return [
    {
      ...namesOf(record),
      isDue,
      ...beforeOf(before),
      after: isKnown ? after.payable : null,
      recover: isKnown ? after.recover : 0,
      ownAfter: isKnown ? ownAid(after) : null,
      cause,
    },
  ];
}

/** What a step of an application would do to the books; null: nothing, or it cannot be taken now. */
function nextStep(context: MovingContext, record: ApplicationRecord): Supposed | null {
  const { id, status, number } = record;
  if (isUnsealed(record)) return { step: 'takenBack', id };
  if (status !== 'accepted') return null;
  const pack = context.packs.get(context.open.station.pack);
  const content = pack.ok ? confirmedContent(context, pack.value, record) : pack;
  return content.ok ? { step: 'confirmed', id, number: number ?? '—', content: content.value } : null;
}

/**
 * The person's unsealed settled cases that move when this one takes its next step: an accepted one is confirmed, a
 * settled or reviewed one is taken back.
 */
export function casesMovedBy(context: MovingContext, record: ApplicationRecord): readonly MovedCase[] {
  const { store } = context.open;
  if (record.personId === null) return [];
  const others = store.persons
    .applicationsOf(record.personId)
    .filter((other) => other.id !== record.id && isUnsealed(other));
  // Nothing is worked out for the many who have no other case.
  const supposed = others.length === 0 ? null : nextStep(context, record);
  return supposed === null ? [] : others.flatMap((other) => movedCase(context, other, supposed, record.number));
}

/** How cases stand against the books as they are at this moment, asked anew: for a look at what is not kept. */
export const movedAmong = (context: MovingContext, records: readonly ApplicationRecord[]): readonly MovedCase[] =>
  records.filter(isUnsealed).flatMap((record) => movedCase(context, record, null, movedBy(context.open.store, record)));

/** Unsealed settled cases that the present books no longer give: all, or those among `ids`. */
export function outdatedCases(context: MovingContext, ids: readonly string[] | null): readonly MovedCase[] {
  const { store } = context.open;
  const records =
    ids === null
      ? store.applications.standing('settled', 'reviewed', 'noticing')
      : [...new Set(ids)].flatMap((id) => store.applications.get(id) ?? []);
  return outdatedAmong(store, context.clock.today(), records.filter(isUnsealed), (record) => {
    if (!mayHaveMoved(context, record)) return null;
    const [moved] = movedCase(context, record, null, movedBy(store, record));
    return moved?.isDue === true ? moved : null;
  });
}
