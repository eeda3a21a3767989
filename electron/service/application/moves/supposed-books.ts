import { isConfirmed } from '#shared/domain/application-status.ts';
import { withExemptions } from '#shared/domain/exemption/exempt-fact.ts';
import type { AcceptedVisit, LedgerRecord, VisitRecord } from '../../../store/records.ts';
import type { ExemptionRecord } from '../../../store/records/exemption-record.ts';
import type { Store } from '../../../store/store.ts';
import { type SettledCase, settledCase } from '../../assess/books/settled-case.ts';
import type { SettleContent } from '../../../store/applications/settle.ts';

/** What another application is only supposed to have become: taken back, or confirmed with this content. */
export type Supposed =
  | { readonly step: 'takenBack'; readonly id: string }
  | { readonly step: 'confirmed'; readonly id: string; readonly number: string; readonly content: SettleContent };

/** What the books of a person hold beside one application. */
export type OtherBooks = {
  /** What was set aside for these applications; their visits are as it counts. */
  readonly exemptions: readonly ExemptionRecord[];
  readonly accepted: readonly AcceptedVisit[];
  readonly earlier: readonly VisitRecord[];
  readonly settled: readonly SettledCase[];
  readonly ledger: readonly LedgerRecord[];
};

const NO_BOOKS: OtherBooks = { exemptions: [], accepted: [], earlier: [], settled: [], ledger: [] };

/**
 * The books of a person (null: nobody known) without those of `applicationId`, as they are or as they would be.
 * Nothing is written; confirming or taking back for real gives the same, which a property test holds it to.
 */
export function otherBooks(
  { visits, settlements, ledger, exemptions }: Pick<Store, 'visits' | 'settlements' | 'ledger' | 'exemptions'>,
  personId: string | null,
  applicationId: string,
  supposed: Supposed | null,
): OtherBooks {
  if (personId === null) return NO_BOOKS;
  // Its own entries go in both steps: a draft that was confirmed before has none that count.
  const counts = ({ applicationId: other }: { readonly applicationId: string }): boolean => other !== supposed?.id;
  const isGone = ({ applicationId: other }: { readonly applicationId: string }): boolean =>
    supposed?.step === 'takenBack' && other === supposed.id;
  const others = visits.acceptedOf(personId, applicationId).filter((visit) => !isGone(visit));
  const signed = [...new Set(others.map((visit) => visit.applicationId))].flatMap(exemptions.signedOf);
  const accepted = others.map((visit) =>
    withExemptions(
      visit,
      visit.key,
      signed.filter((exemption) => exemption.applicationId === visit.applicationId),
    ),
  );
  const books = {
    exemptions: signed,
    accepted,
    earlier: accepted
      .filter(({ status, applicationId: other }) => isConfirmed(status) || other === supposed?.id)
      .map(({ status: _status, ...visit }): VisitRecord => visit),
    settled: settlements.confirmedOf(personId, applicationId).filter(counts).map(settledCase),
    ledger: ledger.ofPerson(personId).filter((entry) => entry.applicationId !== applicationId && counts(entry)),
  };
  return supposed?.step === 'confirmed' ? withConfirmed(books, personId, supposed) : books;
}

/** The same without what the county gave back: until a corrected revision comes, nothing of it counts, as at the county. */
export function withoutReturned(
  books: OtherBooks,
  returned: readonly { readonly applicationId: string }[],
): OtherBooks {
  if (returned.length === 0) return books;
  const stands = ({ applicationId }: { readonly applicationId: string }): boolean =>
    returned.every((other) => other.applicationId !== applicationId);
  return {
    ...books,
    earlier: books.earlier.filter(stands),
    settled: books.settled.filter(stands),
    ledger: books.ledger.filter(stands),
  };
}

function withConfirmed(
  books: OtherBooks,
  personId: string,
  { id, number, content }: Extract<Supposed, { readonly step: 'confirmed' }>,
): OtherBooks {
  const { inputs, result } = content.settlement;
  const entries = content.ledger.map((entry, index): LedgerRecord => ({
    ...entry,
    id: `${id}/${index}`,
    personId,
    applicationId: id,
    applicationNumber: number,
    reverses: null,
    at: '',
    who: '',
  }));
  return {
    ...books,
    settled: [...books.settled, settledCase({ id, applicationId: id, applicationNumber: number, inputs, result })],
    ledger: [...books.ledger, ...entries],
  };
}
