import { z } from 'zod';
import type { Connection } from '../../../db/database.ts';
import { ledgerParts, ledgerRows } from '../../../publish/ledger-rows.ts';
import { packOf } from '../../../publish/pack-file.ts';
import type { CountySeal } from '../../../seal/county-seal.ts';
import { publicationSchema } from '../../events.ts';
import { publicationSealPlace } from '../../fold/fold-published.ts';
import { hasUnreadable, MOST_ITEM_BYTES, MOST_LEDGER_ROWS } from '../publish.ts';

const publicationRow = z.object({ n: z.number(), id: z.string(), sealed: z.instanceof(Uint8Array) });
const yearRow = z.object({ ledger_year: z.number().nullable() });

type LedgerPart = ReturnType<typeof ledgerParts>[number];
type Place = { readonly connection: Connection; readonly county: string; readonly seal: CountySeal };

/**
 * Ids of what a PC that comes now is sent of all that was for all: of each roster (by its name) and each policy pack the newest. Earlier
 * ones would only be trials to click away, and an older pack beside a newer one is none to settle by.
 */
export async function publicationsFor({ connection, county, seal }: Place): Promise<string[]> {
  const rows = await connection.rows(
    publicationRow,
    'select n, id, sealed from publication where county = $1 and devices is null order by n',
    [county],
  );
  const newest = new Map<string, { readonly id: string; readonly version: number }>();
  for (const { n, id, sealed } of rows) {
    const publication = publicationSchema.parse(JSON.parse(seal.open(publicationSealPlace(county, n), sealed)));
    const [what, version] =
      publication.kind === 'roster'
        ? [`roster ${publication.name}`, n]
        : publication.kind === 'pack'
          ? [`pack ${publication.pack}`, packOf(publication.file)?.version ?? 0]
          : ['ledger', n];
    if (version >= (newest.get(what)?.version ?? 0)) newest.set(what, { id, version });
  }
  return [...newest.values()].map(({ id }) => id);
}

/** The ledger that PCs are sent which come later, without the PC's own applications; empty: none is kept for them, or the books are not whole. */
export async function laterLedger(place: Place, withoutPcs: readonly string[]): Promise<readonly LedgerPart[]> {
  const { connection, county } = place;
  const [row] = await connection.rows(yearRow, 'select ledger_year from head where county = $1', [county]);
  const year = row?.ledger_year ?? null;
  if (year === null || (await hasUnreadable(connection, county))) return [];
  const rows = await ledgerRows(connection, place, { year, withoutPcs });
  return rows.length === 0 ? [] : ledgerParts(rows, MOST_LEDGER_ROWS, MOST_ITEM_BYTES);
}
