import type { ChannelOutput } from '#shared/contract/index.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

/** Two people have looked at it: what is paid by it is known to be right. */
const isLookedAt = ({ status }: Pick<ApplicationRecord, 'status'>): boolean =>
  status === 'reviewed' || status === 'noticing' || status === 'sealed';

/** The account of a person's newest application that two people have looked at, but for one; null: there is none. */
export function lastAccount(
  store: Store,
  personId: string,
  except: string,
): ChannelOutput<'person/lastAccount'>['last'] {
  const last = store.persons
    .applicationsOf(personId)
    .filter((other) => other.id !== except && other.number !== null && isLookedAt(other))
    .toSorted(
      (a, b) => (a.acceptedOn ?? '').localeCompare(b.acceptedOn ?? '') || a.createdAt.localeCompare(b.createdAt),
    )
    .at(-1);
  if (last === undefined) return null;
  const { id, number, acceptedOn, form } = last;
  return { applicationId: id, number: number ?? '', acceptedOn: acceptedOn ?? '', account: { ...form.account } };
}
