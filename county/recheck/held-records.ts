import { z } from 'zod';
import type { LaterVerdict, RecordVerdict } from '#shared/protocol/sync/receipt.ts';
import type { EventOf, RecordRef } from '../books/events.ts';
import type { Desk } from '../books/keep/keeper.ts';
import { judgeAgain } from '../decide/judge-record.ts';
import { loadStandings } from '../decide/standing.ts';
import type { Taking } from '../decide/take-batch.ts';
import type { PreparedBatch } from '../decide/prepared-record.ts';
import { othersOfPerson } from '../decide/weigh-batch.ts';

const heldRow = z.object({
  batch: z.number(),
  place: z.number(),
  device: z.string(),
  device_key: z.string(),
  seq: z.number(),
  hash: z.string(),
});
type Held = z.infer<typeof heldRow>;

/** Live records that wait because the county had not their policy pack. */
const HELD = `from record r join batch b using (county, batch) join device d on d.county = r.county and d.device = r.device
  where r.county = $1 and r.state = 'held' and r.is_live and r.reasons like '%"no_pack"%'`;

/**
 * Looks again at every record that was held because its pack was missing, by the packs of now: what it comes to is an event, and its PC
 * is told. Gives how many have another verdict. Those whose pack is still missing stay as they are.
 */
export async function recheckHeld(taking: Taking): Promise<number> {
  const { county, keeper, spool, preparer } = taking;
  const rows = await keeper.database.rows(
    heldRow,
    `select r.batch, r.place, b.device, d.device_key, b.seq, b.hash ${HELD} order by r.batch, r.place`,
    [county],
  );
  let changed = 0;
  for (const [of] of groupByBatch(rows)) {
    const bytes = await spool.read(of);
    const read = bytes === null ? null : await preparer.prepare(bytes, of.device_key);
    if (read?.ok !== true || read.value.hash !== of.hash) continue;
    const { value } = read;
    changed += await keeper.change((desk) => lookAgain(taking, desk, of, value));
  }
  return changed;
}

function groupByBatch(rows: readonly Held[]): readonly (readonly [Held, ...Held[]])[] {
  const batches = new Map<number, [Held, ...Held[]]>();
  for (const row of rows) {
    const batch = batches.get(row.batch);
    if (batch === undefined) batches.set(row.batch, [row]);
    else batch.push(row);
  }
  return [...batches.values()];
}

const subjectRow = z.object({
  place: z.number(),
  number: z.string(),
  revision: z.number(),
  application: z.string(),
  reasons: z.string(),
});
const useRow = z.object({ year: z.number(), fund: z.string(), fen: z.number() });

async function lookAgain(taking: Taking, desk: Desk, of: Held, batch: PreparedBatch): Promise<number> {
  const { county, now, newId } = taking;
  const { connection } = desk;
  // Asked again under the county's lock: somebody may have decided meanwhile.
  const rows = await connection.rows(
    subjectRow,
    `select r.place, r.number, r.revision, r.application, r.reasons ${HELD} and r.batch = $2 order by r.place`,
    [county, of.batch],
  );
  let changed = 0;
  for (const { place, number, revision, application, reasons } of rows) {
    const record = batch.records[place];
    if (record?.recheck === undefined || record.recheck === null || record.recheck.verdict === 'no_pack') continue;
    const uses = await connection.rows(
      useRow,
      'select year, fund, fen from fund_use where county = $1 and batch = $2 and place = $3 order by year, fund',
      [county, of.batch, place],
    );
    const standings = await loadStandings(connection, county, { ...batch, records: [record] });
    const others = othersOfPerson(record, standings);
    const verdict = judgeAgain({ record, uses, others }, reasonsOf(reasons));
    const about = { device: of.device, subject: { id: application, number, revision, record: record.hash } };
    await desk.note(eventOf({ batch: of.batch, place }, about, verdict, now(), newId()));
    changed += 1;
  }
  return changed;
}

const eventOf = (
  record: RecordRef,
  about: Pick<EventOf<'rechecked'>, 'device' | 'subject'>,
  verdict: LaterVerdict,
  at: string,
  id: string,
): EventOf<'rechecked'> => ({ kind: 'rechecked', at, by: 'cli', id, record, ...about, verdict });

type Reasons = Extract<RecordVerdict, { readonly verdict: 'held' }>['reasons'];
const reasonList = z.array(z.custom<Reasons[number]>((value) => typeof value === 'object' && value !== null));

/** As the record's row keeps them: they were checked when the receipt was. */
const reasonsOf = (text: string): Reasons => reasonList.parse(JSON.parse(text));
