import { z } from 'zod';
import { canonicalJson } from '#shared/canonical-json.ts';
import { packOf } from '../../publish/pack-file.ts';
import { type EventOf, type Publication, publicationSchema } from '../events.ts';
import { addFeedItem } from './add-feed-item.ts';
import type { FoldContext } from './fold-context.ts';

const devicesSchema = z.array(z.string());
const deviceRow = z.object({ device: z.string() });

export const publicationSealPlace = (county: string, n: number): string => `publication/${county}/${n}`;

const keptRow = z.object({ n: z.number(), id: z.string(), at: z.string(), sealed: z.instanceof(Uint8Array) });
const publicationRow = keptRow.extend({ devices: z.string().nullable() });
type Kept = z.infer<typeof keptRow>;

const contentOf = ({ seal, county }: FoldContext, { n, sealed }: Kept): Publication =>
  publicationSchema.parse(JSON.parse(seal.open(publicationSealPlace(county, n), sealed)));

/** What is for all PCs to one that comes, but what it had. `only`: these; null: every one, as the first release did. */
export async function sendPublished(
  context: FoldContext,
  device: string,
  had: ReadonlySet<string>,
  only: readonly string[] | null,
): Promise<void> {
  const { connection, county } = context;
  const rows = await connection.rows(
    keptRow,
    'select n, id, at, sealed from publication where county = $1 and devices is null order by n',
    [county],
  );
  for (const row of rows)
    if (!had.has(row.id) && only?.includes(row.id) !== false)
      await send(context, device, row.id, row.at, contentOf(context, row));
}

/** What is for all PCs is kept for those that come later; a pack is settled by here, whomever it is for. */
export async function foldPublished(
  context: FoldContext,
  n: number,
  event: EventOf<'published'>,
  active: readonly string[],
): Promise<void> {
  const { connection, county, seal } = context;
  const { id, at, by, devices, publication } = event;
  await connection.run(
    'insert into publication (county, n, id, kind, at, who, devices, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [
      county,
      n,
      id,
      publication.kind,
      at,
      by,
      devices === null ? null : JSON.stringify(devices),
      // Plain JSON; zod's inferred type leaves optional members open.
      seal.seal(publicationSealPlace(county, n), canonicalJson(publication)),
    ],
  );
  const read = publication.kind === 'pack' ? packOf(publication.file) : null;
  if (publication.kind === 'pack' && read !== null)
    await connection.run(
      'insert into installed_pack (county, n, pack, version, hash, file) values ($1, $2, $3, $4, $5, $6)',
      [county, n, publication.pack, read.version, read.pack.hash, publication.file],
    );
  for (const device of devices ?? active) await send(context, device, id, at, publication);
}

/** The same item, so that a PC which has it already takes nothing twice. */
export async function foldPublishedAlso(
  context: FoldContext,
  { publication, devices }: EventOf<'published-also'>,
  active: readonly string[],
): Promise<void> {
  const { connection, county } = context;
  const [row] = await connection.rows(
    publicationRow,
    'select n, id, at, sealed, devices from publication where county = $1 and id = $2',
    [county, publication],
  );
  if (row === undefined) throw new TypeError('More PCs for something that was not published');
  const before = row.devices === null ? null : devicesSchema.parse(JSON.parse(row.devices));
  const to = devices === null || before === null ? null : [...new Set([...before, ...devices])];
  await connection.run('update publication set devices = $3 where county = $1 and id = $2', [
    county,
    publication,
    to === null ? null : JSON.stringify(to),
  ]);
  const had = await holders(context, publication);
  for (const device of devices ?? active)
    if (!had.has(device)) await send(context, device, row.id, row.at, contentOf(context, row));
}

/** The PCs in whose feed something stands. */
export async function holders(
  { connection, county }: Pick<FoldContext, 'connection' | 'county'>,
  id: string,
): Promise<ReadonlySet<string>> {
  const rows = await connection.rows(deviceRow, 'select device from feed_item where county = $1 and id = $2', [
    county,
    id,
  ]);
  return new Set(rows.map(({ device }) => device));
}

export async function foldLedgerForAll(
  { connection, county }: FoldContext,
  { year }: EventOf<'ledger-for-all'>,
): Promise<void> {
  await connection.run('update head set ledger_year = $2 where county = $1', [county, year]);
}

const send = (context: FoldContext, device: string, id: string, at: string, publication: Publication): Promise<void> =>
  addFeedItem(context, device, { id, at, ...publication });
