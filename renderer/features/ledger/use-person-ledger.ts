import type { ChannelOutput } from '#shared/contract/index.ts';
import type { LedgerCap } from '#shared/contract/case/ledger.ts';
import { useChannel } from '../../client/use-channel.ts';
import { type LedgerYearRows, yearsOf } from './years-of.ts';

/** `person/find` leaves one application out; here none is. */
const NONE = 'none';

type PersonLedger = {
  /** Null: nobody with this number has applied here. */
  readonly person: ChannelOutput<'person/find'>['match'];
  readonly years: readonly LedgerYearRows[];
  readonly caps: readonly LedgerCap[];
  /** Applications that have to be settled again before the limits of their years are known. */
  readonly undecided: readonly string[];
};

/** Who it is, the entries by year, and what is left of the limits. */
export function usePersonLedger(idNumber: string): {
  readonly ledger: PersonLedger | null;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const person = useChannel('person/find', { idNumber, except: NONE });
  const entries = useChannel('ledger/person', { idNumber });
  const error = person.error ?? entries.error;
  const retry = () => [person, entries].forEach((query) => void query.refetch());
  if (person.data === undefined || entries.data === undefined) return { ledger: null, error, retry };
  const { rows, caps, undecided } = entries.data;
  return { ledger: { person: person.data.match, years: yearsOf(rows), caps, undecided }, error: null, retry };
}
