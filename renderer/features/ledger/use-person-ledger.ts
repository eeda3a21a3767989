import { useQueries } from '@tanstack/react-query';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { invoke } from '../../client/invoke.ts';
import { channelKey, useChannel } from '../../client/use-channel.ts';
import { capsOf, type KnownCap } from './caps-of.ts';
import { type LedgerYearRows, yearsOf } from './years-of.ts';

/** `person/find` leaves one application out; here none is. */
const NONE = 'none';

type PersonLedger = {
  /** Null: nobody with this number has applied here. */
  readonly person: ChannelOutput<'person/find'>['match'];
  readonly years: readonly LedgerYearRows[];
  readonly caps: readonly KnownCap[];
};

/** Who it is, the entries by year, and the limits as the confirmed applications left them. */
export function usePersonLedger(idNumber: string): {
  readonly ledger: PersonLedger | null;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const person = useChannel('person/find', { idNumber, except: NONE });
  const entries = useChannel('ledger/person', { idNumber });
  const confirmed = (person.data?.match?.applications ?? []).filter(
    ({ status }) => status === 'settled' || status === 'reviewed' || status === 'sealed',
  );
  const details = useQueries({
    queries: confirmed.map(({ id }) => ({
      queryKey: channelKey('application/get', { id }),
      queryFn: () => invoke('application/get', { id }),
    })),
  });
  const error = person.error ?? entries.error ?? details.find((detail) => detail.error !== null)?.error ?? null;
  const retry = () => [person, entries, ...details].forEach((query) => void query.refetch());
  const known = details.flatMap(({ data }) => (data === undefined ? [] : [data]));
  if (person.data === undefined || entries.data === undefined || known.length < details.length)
    return { ledger: null, error, retry };
  return {
    ledger: { person: person.data.match, years: yearsOf(entries.data.rows), caps: capsOf(known) },
    error: null,
    retry,
  };
}
