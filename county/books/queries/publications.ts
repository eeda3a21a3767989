import { z } from 'zod';
import { assertNever } from '#shared/result.ts';
import { publicationSealPlace } from '../fold/fold-published.ts';
import { type Publication, publicationSchema } from '../events.ts';
import type { Asking } from './case-rows.ts';
import type { PublicationRow } from './queries.ts';

const MOST = 200;
const publicationRow = z.object({
  n: z.number(),
  id: z.string(),
  kind: z.enum(['roster', 'pack', 'ledger']),
  at: z.string(),
  who: z.string(),
  is_for_all: z.boolean(),
  sealed: z.instanceof(Uint8Array),
});
const sentRow = z.object({ id: z.string(), device: z.string(), is_fetched: z.boolean() });

/** What was published, the newest first. */
export async function findPublications(
  { county, connection, seal }: Pick<Asking, 'county' | 'connection' | 'seal'>,
  { kind }: { readonly kind?: Publication['kind'] },
): Promise<readonly PublicationRow[]> {
  const rows = await connection.rows(
    publicationRow,
    `select n, id, kind, at, who, devices is null as is_for_all, sealed from publication where county = $1 and ($2 = '' or kind = $2)
      order by n desc limit ${MOST}`,
    [county, kind ?? ''],
  );
  const sent = await connection.rows(
    sentRow,
    `select i.id, i.device, coalesce(f.epoch = h.epoch and f.n >= i.n, false) as is_fetched
       from feed_item i join head h on h.county = i.county
       left join fetched f on f.county = i.county and f.device = i.device
      where i.county = $1 and i.id = any($2) order by i.device`,
    [county, rows.map(({ id }) => id)],
  );
  return rows.map(({ n, id, kind: of, at, who, sealed, is_for_all: isForAll }) => {
    const publication = publicationSchema.parse(JSON.parse(seal.open(publicationSealPlace(county, n), sealed)));
    return {
      id,
      kind: of,
      at,
      by: who,
      ...titleOf(publication),
      devices: sent.flatMap((one) => (one.id === id ? [{ device: one.device, isFetched: one.is_fetched }] : [])),
      isForAll,
    };
  });
}

function titleOf(publication: Publication): Pick<PublicationRow, 'title' | 'asOf' | 'rows'> {
  switch (publication.kind) {
    case 'roster':
      return { title: publication.name, asOf: publication.asOf, rows: null };
    case 'pack':
      return { title: publication.pack, asOf: '', rows: null };
    case 'ledger':
      return { title: String(publication.rows[0]?.year ?? ''), asOf: publication.asOf, rows: publication.rows.length };
    default:
      return assertNever(publication);
  }
}
