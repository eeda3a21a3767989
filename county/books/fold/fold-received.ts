import { z } from 'zod';
import type { RecordVerdict } from '#shared/protocol/sync/receipt.ts';
import type { TableRows } from '../../db/database.ts';
import type { PreparedBatch } from '../../decide/prepared-record.ts';
import { receiptFile, receiptText } from '../../decide/sign-receipt.ts';
import { loadStandings } from '../../decide/standing.ts';
import { weighBatch, type WeighedRecord } from '../../decide/weigh-batch.ts';
import type { EventOf } from '../events.ts';
import { addFeedItem } from './add-feed-item.ts';
import type { FoldContext } from './fold-context.ts';

type Received = EventOf<'received'>;

const batchRow = z.object({ batch: z.number() });
const keyRow = z.object({ device_key: z.string() });

/** A batch with its place beside everything else, as whoever took it weighed it already. */
export type WeighedBatch = { readonly batch: PreparedBatch; readonly weighed: readonly WeighedRecord[] };

/** Books a batch with what its receipt says; the same batch under a later epoch only gets another receipt. */
export async function foldReceived(
  context: FoldContext,
  n: number,
  event: Received,
  known?: WeighedBatch,
): Promise<void> {
  const { connection, county } = context;
  const { receipt, signature, id, at } = event;
  const { device, seq, batchHash } = receipt;
  const file = Buffer.from(receiptFile(receipt, signature)).toString('base64url');
  await connection.run(
    `with taken as (delete from parked where county = $1 and device = $2 and seq = $3)
     insert into receipt (county, device, seq, epoch, hash, receipt, signature) values ($1, $2, $3, $4, $5, $6, $7)`,
    [county, device, seq, receipt.epoch, batchHash, receiptText(receipt).toString('utf8'), signature],
  );
  // Whoever took a batch for the first time has weighed it.
  if (known !== undefined || !(await isBooked(context, device, seq))) await foldNew(context, n, event, known);
  await addFeedItem(context, device, { id, at, kind: 'receipt', file });
}

async function isBooked({ connection, county }: FoldContext, device: string, seq: number): Promise<boolean> {
  const rows = await connection.rows(
    batchRow,
    'select batch from batch where county = $1 and device = $2 and seq = $3',
    [county, device, seq],
  );
  return rows.length > 0;
}

async function foldNew(context: FoldContext, n: number, event: Received, known?: WeighedBatch): Promise<void> {
  const { connection, county } = context;
  const { receipt } = event;
  const { device, seq, batchHash } = receipt;
  const weighed = known ?? (await weighStored(context, n, receipt));
  const header = weighed?.batch.header;
  const held = receipt.records.filter(({ verdict }) => verdict === 'held').length;
  // Of a batch that does not read nobody knows what it said of the audit chain.
  await connection.run(
    `with sent as (
       update device set last_seq = $4, last_hash = $5, county_key = $6, audit_seq = coalesce($7, audit_seq),
              audit_head = coalesce($8, audit_head)
        where county = $1 and device = $3 and last_seq < $4
     )
     insert into batch (county, batch, device, seq, hash, pc, received_at, count, total_fen, held, is_readable)
      values ($1, $2, $3, $4, $5, $9, $10, $11, $12, $13, $14)`,
    [
      county,
      n,
      device,
      seq,
      batchHash,
      receipt.countyKey,
      header?.auditSeq ?? null,
      header?.auditHead ?? null,
      receipt.pc,
      receipt.receivedAt,
      receipt.records.length,
      header?.totalFen ?? 0,
      held,
      weighed !== null,
    ],
  );
  if (weighed === null) return context.missing({ device, seq, hash: batchHash });
  await connection.copy([
    {
      table: 'summary',
      columns: ['county', 'batch', 'first', 'sealed'],
      rows: weighed.batch.summaries.map(({ first, sealed }) => [county, n, first, sealed]),
    },
    recordRows(county, n, receipt, weighed.weighed),
    ...rowsOfRecords(county, n, weighed.weighed),
  ]);
  for (const { record, relation, place } of weighed.weighed)
    if (relation.is === 'later')
      await connection.run(
        `update record set is_live = false, state = case when state = 'paid' then 'paid' else 'superseded' end
          where county = $1 and number = $2 and is_live and not (batch = $3 and place >= $4)`,
        [county, record.number, n, place],
      );
}

async function weighStored(
  context: FoldContext,
  n: number,
  receipt: Received['receipt'],
): Promise<WeighedBatch | null> {
  const { connection, county } = context;
  const { device, seq, batchHash } = receipt;
  const [row] = await connection.rows(keyRow, 'select device_key from device where county = $1 and device = $2', [
    county,
    device,
  ]);
  if (row === undefined) throw new TypeError('A receipt of a device that is not enrolled');
  const batch = await context.stored({ device, seq, hash: batchHash }, row.device_key);
  if (batch === null) return null;
  return { batch, weighed: weighBatch(batch, n, await loadStandings(connection, county, batch)) };
}

const STATES = { accepted: 'accepted', held: 'held', duplicate: 'duplicate' } as const satisfies Readonly<
  Record<RecordVerdict['verdict'], string>
>;

const recordRows = (
  county: string,
  n: number,
  { device, seq, receivedAt, records: verdicts }: Received['receipt'],
  records: readonly WeighedRecord[],
): TableRows => ({
  table: 'record',
  columns: [
    'county',
    'batch',
    'place',
    'hash',
    'number',
    'revision',
    'application',
    'mark',
    'pc',
    'township',
    'device',
    'seq',
    'person',
    'name',
    'accepted_on',
    'received_at',
    'payable_fen',
    'verdict',
    'reasons',
    'state',
    'is_live',
  ],
  rows: records.map(({ record, place, isLive }) => {
    const verdict = verdicts[place];
    if (verdict?.hash !== record.hash) throw new TypeError('A receipt that does not name its records');
    const reasons = verdict.verdict === 'held' ? verdict.reasons : [];
    return [
      county,
      n,
      place,
      record.hash,
      record.number,
      record.revision,
      record.application,
      record.mark,
      record.pc,
      record.pc.slice(0, 9),
      device,
      seq,
      record.person,
      record.name,
      record.acceptedOn,
      receivedAt,
      record.payableFen,
      verdict.verdict,
      JSON.stringify(reasons),
      STATES[verdict.verdict],
      isLive,
    ];
  }),
});

/** What is kept of records beside their own rows. */
const rowsOfRecords = (county: string, n: number, records: readonly WeighedRecord[]): readonly TableRows[] => [
  {
    table: 'visit',
    columns: ['county', 'batch', 'place', 'i', 'person', 'visit', 'kind', 'from_on', 'to_on', 'total_fen', 'bill'],
    rows: records.flatMap(({ record, place }) =>
      record.visits.map(({ visit, kind, from, to, totalFen, bill }, i) => [
        county,
        n,
        place,
        i,
        record.person,
        visit,
        kind,
        from,
        to,
        totalFen,
        bill,
      ]),
    ),
  },
  {
    table: 'fund_use',
    columns: ['county', 'batch', 'place', 'year', 'fund', 'fen'],
    rows: records.flatMap(({ uses, place }) => uses.map(({ year, fund, fen }) => [county, n, place, year, fund, fen])),
  },
  {
    table: 'pair',
    columns: ['county', 'kind', 'batch', 'place', 'other_batch', 'other_place'],
    rows: records.flatMap(({ pairs, place }) =>
      pairs.map(({ kind, other }) => [county, kind, n, place, other.batch, other.place]),
    ),
  },
];
