import { createHash } from 'node:crypto';
import { z } from 'zod';
import { pcsOf } from '#shared/protocol/batch/batch-header.ts';
import { RECEIPT_FORMAT } from '#shared/protocol/sync/formats.ts';
import { laterVerdictSchema, receiptSchema, type Receipt } from '#shared/protocol/sync/receipt.ts';
import type { Taken } from '../books/books.ts';
import type { EventOf } from '../books/events.ts';
import { isBooked } from '../books/keep/is-booked.ts';
import type { Desk, Keeper } from '../books/keep/keeper.ts';
import { noteOutrun } from '../books/keep/outrun.ts';
import { readDevice, type KnownDevice } from '../books/keep/read-device.ts';
import type { Connection } from '../db/database.ts';
import { refusalText } from '../intake/refusal.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import type { BatchKey, Spool } from '../spool/spool.ts';
import { fitVerdicts, judgeRecord } from './judge-record.ts';
import type { Preparer } from './preparer.ts';
import type { PreparedBatch } from './prepared-record.ts';
import { readReceipt } from './read-receipt.ts';
import { receiptFile, signReceipt } from './sign-receipt.ts';
import { loadStandings } from './standing.ts';
import { refused, type TakeRefusalCode } from './take-refusal.ts';
import type { UnderWay } from './under-way.ts';
import { weighBatch } from './weigh-batch.ts';

const fileRow = z.object({ receipt: z.string() });
const laterRow = z.object({ place: z.number(), verdict: z.string() });
const numberRow = z.object({ n: z.number() });

/** What taking a batch needs besides the books. */
export type Taking = {
  readonly county: string;
  readonly keeper: Keeper;
  readonly spool: Spool;
  readonly secret: CountySecret;
  readonly preparer: Preparer;
  readonly now: () => string;
  readonly newId: () => string;
  readonly underWay: UnderWay<Taken>;
  /** Looks for packs that were published since, also on another node. */
  readonly refreshPacks: () => Promise<void>;
};

const batchRow = z.object({ hash: z.string(), is_readable: z.boolean() });

/**
 * Takes one whole batch of the spool into the books, in its PC's order; asked again it gives the same answer. Nothing is told before
 * it is synced. Parked batches behind it are the caller's.
 */
export const takeBatch = (taking: Taking, key: BatchKey): Promise<Taken> =>
  taking.underWay.take(key, () => take(taking, key));

async function take(taking: Taking, key: BatchKey): Promise<Taken> {
  const { county, keeper, spool } = taking;
  // Asked before anything else: what ends meanwhile is waited for all the same, and this one is not parked behind it.
  const before = taking.underWay.before(key);
  await taking.refreshPacks();
  const device = await readDevice(keeper.database, county, key.device);
  if (device === null) return { outcome: 'unknown_device' };
  if (device.revokedAt !== null) return { outcome: 'revoked' };
  const known = await keeper.database.rows(
    batchRow,
    'select hash, is_readable from batch where county = $1 and device = $2 and seq = $3',
    [county, key.device, key.seq],
  );
  if (known[0] !== undefined) {
    // Somebody who only asks has sent nothing that people could look at.
    if (known[0].hash !== key.hash) return (await spool.size(key)) === null ? missing(taking, key) : fork(taking, key);
    // Bytes that were damaged when the tables were made came again: now its records can be read.
    if (!known[0].is_readable && (await reads(taking, key, device))) await keeper.outdate();
    return again(taking, key);
  }
  if (key.seq > device.lastSeq + 1 && before === null) return park(taking, key, device);
  const bytes = await spool.read(key);
  if (bytes === null) return missing(taking, key);
  if (hashOf(bytes) !== key.hash) return damaged(taking, key);
  const prepared = await taking.preparer.prepare(bytes, device.deviceKey);
  if (!prepared.ok)
    return refuse(taking, key, {
      code: prepared.refusal.code,
      text: refusalText(prepared.refusal),
      isStill: () => true,
    });
  const batch = prepared.value;
  const fault = findFault(batch, key, device);
  if (fault !== null)
    return refuse(taking, key, { code: fault, isStill: (now) => findFault(batch, key, now) === fault });
  await before;
  const taken = await keeper.change((desk) => book(taking, desk, key, batch));
  // Another node was faster, or something changed meanwhile: look again.
  if (taken === null) return take(taking, key);
  return taken.outcome === 'refused' ? setAside(taking, key, taken.code, taken) : taken;
}

/** Whether the spool has these very bytes, and they open. */
async function reads({ spool, preparer }: Taking, key: BatchKey, { deviceKey }: KnownDevice): Promise<boolean> {
  const bytes = await spool.read(key);
  return bytes !== null && hashOf(bytes) === key.hash && (await preparer.prepare(bytes, deviceKey)).ok;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the file and its address do not say alike. */
function findFault({ header }: PreparedBatch, key: BatchKey, device: KnownDevice): TakeRefusalCode | null {
  if (header.device !== key.device || header.seq !== key.seq) return 'other_address';
  const names = [device.pc, ...device.formerPcs];
  return pcsOf(header).every((pc) => names.includes(pc)) ? null : 'other_name';
}

/** Books a batch whose turn it is; null when it is not its turn any more. */
async function book(taking: Taking, desk: Desk, key: BatchKey, batch: PreparedBatch): Promise<Taken | null> {
  const { county } = taking;
  const device = await readDevice(desk.connection, county, key.device);
  if (device === null || device.revokedAt !== null || device.lastSeq !== key.seq - 1) return null;
  // Put aside while this node read it: nothing is acknowledged that is not in its place.
  if ((await taking.spool.size(key)) === null) return null;
  if (batch.header.prevHash !== device.lastHash) {
    await alarm(taking, desk, key, 'broken_chain', 'broken_chain');
    return refused('broken_chain');
  }
  const weighed = weighBatch(batch, desk.next(), await loadStandings(desk.connection, county, batch));
  const at = taking.now();
  const receipt: Receipt = {
    format: RECEIPT_FORMAT,
    county,
    // Of the batch: a PC that does not know the county's next key yet reads this one.
    countyKey: batch.header.countyKey,
    epoch: desk.epoch,
    device: key.device,
    pc: batch.header.pc,
    seq: key.seq,
    batchHash: key.hash,
    receivedAt: at,
    durableThrough: device.durable,
    records: fitVerdicts(weighed.map((record) => judgeRecord(record, device.unproven))),
  };
  const taken = await write(taking, desk, receipt, { batch, weighed });
  // A batch tells nothing but the epoch of what its PC has seen.
  const { epochSeen } = batch.header;
  if (epochSeen > desk.epoch) await noteOutrun(taking, desk, key.device, { epoch: epochSeen, received: 0, feed: 0 });
  if (isAuditBack(batch, device)) await alarm(taking, desk, key, 'audit_back', '');
  return taken;
}

/**
 * Whether the PC's audit chain is shorter than its last batch said, or another one of that length: it was put back, or somebody cut it.
 * More the head alone cannot show (docs/decisions). The batch is taken all the same; people look.
 */
const isAuditBack = ({ header }: PreparedBatch, { auditSeq, auditHead }: KnownDevice): boolean =>
  header.auditSeq < auditSeq || (header.auditSeq === auditSeq && auditHead !== '' && header.auditHead !== auditHead);

async function write(
  taking: Taking,
  desk: Desk,
  receipt: Receipt,
  known?: Parameters<Desk['note']>[1],
): Promise<Taken> {
  const signature = signReceipt(receipt, taking.secret);
  const by = receipt.device;
  const event = { kind: 'received', at: receipt.receivedAt, by, id: taking.newId(), receipt, signature } as const;
  await desk.note(event, known);
  return { outcome: 'receipt', receipt, file: receiptFile(receipt, signature), isNew: true };
}

/** The same batch again: the receipt of this epoch, or, after a restore, a new one with the same words. */
async function again(taking: Taking, key: BatchKey): Promise<Taken> {
  const { county, keeper } = taking;
  const kept = await readReceipt(keeper.database, county, key);
  if (kept !== null) return { outcome: 'receipt', ...kept, isNew: false };
  const bytes = await taking.spool.read(key);
  // An acknowledgement of this epoch says that the bytes are here.
  if (bytes === null) return missing(taking, key);
  if (hashOf(bytes) !== key.hash) return damaged(taking, key);
  const taken = await keeper.change(async (desk): Promise<Taken | null> => {
    if ((await readReceipt(desk.connection, county, key)) !== null) return null;
    const [row] = await desk.connection.rows(
      fileRow,
      'select receipt from receipt where county = $1 and device = $2 and seq = $3 order by epoch desc limit 1',
      [county, key.device, key.seq],
    );
    const device = await readDevice(desk.connection, county, key.device);
    if (row === undefined || device === null) throw new TypeError('A batch without a receipt');
    const before = receiptSchema.parse(JSON.parse(row.receipt));
    const own = { epoch: desk.epoch, receivedAt: taking.now(), durableThrough: device.durable };
    const records = fitVerdicts(await laterVerdicts(desk.connection, county, key, before.records));
    return write(taking, desk, { ...before, ...own, records });
  }, 'asTheyAre');
  return taken ?? again(taking, key);
}

/** What the county says by now where it looked at a held record again. */
async function laterVerdicts(
  connection: Connection,
  county: string,
  { device, seq }: BatchKey,
  records: Receipt['records'],
): Promise<Receipt['records']> {
  const rows = await connection.rows(
    laterRow,
    `select v.place, v.verdict from later_verdict v join batch b using (county, batch)
      where v.county = $1 and b.device = $2 and b.seq = $3`,
    [county, device, seq],
  );
  const later = new Map(rows.map(({ place, verdict }) => [place, laterVerdictSchema.parse(JSON.parse(verdict))]));
  return records.map((record, place) => later.get(place) ?? record);
}

async function park(taking: Taking, key: BatchKey, device: KnownDevice): Promise<Taken> {
  const { county, keeper, spool } = taking;
  if ((await spool.size(key)) === null) return missing({ spool }, key);
  await keeper.database.run(
    'insert into parked (county, device, seq, hash) values ($1, $2, $3, $4) on conflict do nothing',
    [county, key.device, key.seq, key.hash],
  );
  // Whoever booked the one before between the look at the PC and this row found nothing waiting behind it.
  const now = await readDevice(keeper.database, county, key.device);
  if (now !== null && key.seq <= now.lastSeq + 1) return take(taking, key);
  return { outcome: 'waiting', waitsFor: device.lastSeq + 1 };
}

async function fork(taking: Taking, key: BatchKey): Promise<Taken> {
  await taking.keeper.change((desk) => alarm(taking, desk, key, 'fork', ''));
  return setAside(taking, key, 'fork', { outcome: 'fork' });
}

/** Why a batch is not taken, and whether that still holds of its PC as it stands by now. */
type Fault = {
  readonly code: string;
  /** Left out: the sentence of its code. */
  readonly text?: string;
  readonly isStill: (device: KnownDevice) => boolean;
};

/** It was read of tables that another node may have changed: asked again where nobody else changes them. */
async function refuse(taking: Taking, key: BatchKey, { code, text, isStill }: Fault): Promise<Taken> {
  const { county, keeper } = taking;
  const isNoted = await keeper.change(async (desk) => {
    const device = await readDevice(desk.connection, county, key.device);
    if (device === null || !isStill(device) || (await isBooked(desk.connection, county, key))) return false;
    await alarm(taking, desk, key, 'unsound', code);
    return true;
  });
  return isNoted ? setAside(taking, key, code, refused(code, text)) : take(taking, key);
}

/** Moves the file alone in the county, after its alarm is synced. What was booked meanwhile stays in its place, and is answered. */
async function setAside(taking: Taking, key: BatchKey, code: string, taken: Taken): Promise<Taken> {
  const { county, keeper, spool } = taking;
  const isAside = await keeper.change(async ({ connection }) => {
    if (await isBooked(connection, county, key)) return false;
    await spool.quarantine(key, code);
    return true;
  });
  return isAside ? taken : take(taking, key);
}

/** Not in the spool: it never came, or lies in quarantine for a reason. */
async function missing({ spool }: Pick<Taking, 'spool'>, key: BatchKey): Promise<Taken> {
  const code = await spool.quarantined(key);
  if (code === 'fork') return { outcome: 'fork' };
  return code === null ? { outcome: 'missing' } : refused(code);
}

/** The spool's bytes changed under it: they go, so that the PC can send them again. */
async function damaged({ spool }: Taking, key: BatchKey): Promise<Taken> {
  await spool.forget(key);
  return { outcome: 'missing' };
}

/** Once for the same thing, until people have seen to it. */
async function alarm(
  { county, now, newId }: Taking,
  desk: Desk,
  { device, seq, hash }: BatchKey,
  kind: EventOf<'alarmed'>['alarm'],
  refusal: string,
): Promise<void> {
  const there = await desk.connection.rows(
    numberRow,
    `select n from alarm where county = $1 and alarm = $2 and device = $3 and seq = $4 and hash = $5 and settled is null`,
    [county, kind, device, seq, hash],
  );
  if (there.length > 0) return;
  await desk.note({ kind: 'alarmed', at: now(), by: device, id: newId(), alarm: kind, device, seq, hash, refusal });
}
