import { toDay } from '#shared/day.ts';
import type { Fen } from '#shared/fen.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { CountyCaseRecord } from '../../store/records/county-record.ts';
import type { Store } from '../../store/store.ts';
import type { CountyCut } from '../assess/books/county-decision.ts';

/** A sealed application that the county gave back; nothing of it was ever paid. */
export type CountyReturn = Pick<CountyCut, 'applicationId' | 'number' | 'day' | 'by'>;

/** What the county's present word on a person's sealed applications takes from what counts. */
export type CountyWords = { readonly cuts: readonly CountyCut[]; readonly returned: readonly CountyReturn[] };

type Said = { readonly record: ApplicationRecord; readonly all: readonly CountyCaseRecord[] };

/** The word on the revision that stands; an earlier revision's says nothing of it. */
function presentWord({ record, all }: Said): CountyCaseRecord | null {
  return record.status === 'sealed' ? (all.find(({ batchId }) => batchId === record.batchId) ?? null) : null;
}

/** Fen that the county granted of an application as it stands sealed; null: it gave it back, or said nothing yet. */
export function grantedOf({ county }: Pick<Store, 'county'>, record: ApplicationRecord): Fen | null {
  if (record.status !== 'sealed') return null;
  const word = presentWord({ record, all: county.casesOfApplication(record.id) });
  return word === null || word.decision === 'returned' ? null : word.approved;
}

const namesOf = ({ id, number }: ApplicationRecord, { decidedAt, changedAt, decidedBy }: CountyCaseRecord) => ({
  applicationId: id,
  number: number ?? '—',
  // An earlier release did not keep the county's day.
  day: toDay((decidedAt ?? changedAt).slice(0, 10)),
  by: decidedBy,
});

function cutIn(said: Said): readonly CountyCut[] {
  const word = presentWord(said);
  const { payable } = said.record;
  if (word?.decision !== 'partly' || word.approved === null || payable === null || word.approved >= payable) return [];
  return [{ ...namesOf(said.record, word), asked: payable, granted: word.approved }];
}

function returnIn(said: Said): readonly CountyReturn[] {
  const word = presentWord(said);
  // Money of an earlier revision stays with the person, so what was asked counts until it is put right.
  const isPaid = said.all.some(({ paid }) => paid > 0);
  return word?.decision !== 'returned' || isPaid ? [] : [namesOf(said.record, word)];
}

/** What the county decided of these applications, as it stands now: a later decision takes the place of an earlier one. */
export function countyWords(
  { applications, county }: Pick<Store, 'applications' | 'county'>,
  applicationIds: Iterable<string>,
): CountyWords {
  const all = [...new Set(applicationIds)].flatMap((id): readonly Said[] => {
    const record = applications.get(id);
    return record?.status === 'sealed' ? [{ record, all: county.casesOfApplication(id) }] : [];
  });
  return { cuts: all.flatMap(cutIn), returned: all.flatMap(returnIn) };
}
