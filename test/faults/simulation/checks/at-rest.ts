import { markOf } from '../county/sim-batch.ts';
import { Violation } from '../run/coverage.ts';
import type { World } from '../run/world.ts';
import type { BankPayment } from '../run/truth.ts';
import type { SimPc } from '../window/sim-pc.ts';

/** What must hold once nothing is on its way any more. */
export function checkAtRest(world: World): void {
  checkRecords(world);
  for (const pc of world.pcs) {
    checkAnswered(world, pc);
    checkLedger(world, pc);
  }
}

/** How often a revision was sealed, and what it comes to; after a restore of its PC it may have been sealed once more. */
type Sealed = { times: number; isThere: boolean; readonly fen: number; readonly what: string };

/** What was sealed, by its content. */
function sealedOf({ truth, pcs }: World): ReadonlyMap<string, Sealed> {
  const devices = new Set(pcs.map(({ device }) => device));
  const all = new Map<string, Sealed>();
  for (const { records, seq, device } of truth.sealed)
    for (const record of records) {
      const mark = markOf(record);
      const what = `${record.number} of batch ${seq} of ${device}`;
      const times = (all.get(mark)?.times ?? 0) + 1;
      all.set(mark, { times, isThere: devices.has(device), fen: record.payableFen, what });
    }
  return all;
}

/** The content behind each hash that a batch's header names. */
const marksOf = ({ truth }: World): ReadonlyMap<string, string> =>
  new Map(
    truth.sealed.flatMap(({ recordHashes, records }) =>
      records.map((record, at) => [recordHashes[at] ?? '', markOf(record)] as const),
    ),
  );

/**
 * S7: every revision that was sealed is booked once, in whatever order and how often it came; one of a machine that is gone at most once.
 * What came under another number once more is there as a duplicate, which is never paid.
 */
function checkRecords(world: World): void {
  const { tables, coverage } = world;
  const marks = marksOf(world);
  const booked = new Map<string, { all: number; first: number }>();
  for (const row of tables.ask('select hash, state from record')) {
    const mark = marks.get(String(row['hash'])) ?? '';
    const { all, first } = booked.get(mark) ?? { all: 0, first: 0 };
    const isFirst = row['state'] !== 'duplicate';
    booked.set(mark, { all: all + 1, first: first + (isFirst ? 1 : 0) });
  }
  let sealedFen = 0;
  let count = 0;
  for (const [mark, { times, isThere, fen, what }] of sealedOf(world)) {
    const { all, first } = booked.get(mark) ?? { all: 0, first: 0 };
    if (all === 0 && !isThere) continue;
    if (!isThere) coverage.count('rest: a batch of a machine that is gone');
    if (times > 1) coverage.count('rest: sealed once more after a restore');
    if (first !== 1 || (isThere ? all !== times : all > times))
      throw new Violation('S7', `${what} was sealed ${times} times, is booked ${first} times and there ${all} times`);
    sealedFen += fen * all;
    count += all;
  }
  // S9: what the heads of the batches say is what the records and the books say.
  const [row] = tables.ask('select count(*) as n, sum(payable_fen) as fen from record');
  // One whose bytes the county lost with its disk, and whose machine is gone as well, has no readable head any more.
  const [heads] = tables.ask('select sum(count) as n, sum(total_fen) as fen from batch where is_readable');
  if (Number(row?.['n']) !== count || Number(row?.['fen'] ?? 0) !== sealedFen)
    throw new Violation('S9', `${sealedFen} fen were sealed, ${String(row?.['fen'])} fen are booked`);
  if (Number(heads?.['n'] ?? 0) !== count || Number(heads?.['fen'] ?? 0) !== sealedFen)
    throw new Violation('S9', `the heads of the batches say ${String(heads?.['fen'])} fen, their records ${sealedFen}`);
}

/** L1: every batch has a receipt of the county's present epoch; every confirmed application was sealed. */
function checkAnswered({ truth }: World, pc: SimPc): void {
  for (const { seq, epoch } of pc.batches())
    if (epoch !== truth.epoch) throw new Violation('L1', `batch ${seq} of ${pc.pc} has no receipt`);
  for (const { application, revision } of truth.acknowledged.get(pc.pc) ?? []) {
    const isSealed = truth
      .sealedOf(pc.device)
      .some(({ records }) =>
        records.some((record) => record.application === application && record.revision === revision),
      );
    if (!isSealed) throw new Violation('S2', `${application} was settled on ${pc.pc} and is gone`);
  }
}

/** Both ledgers say the same of every revision, to the fen, and so does the bank. */
function checkLedger(world: World, pc: SimPc): void {
  const { tables, truth, coverage } = world;
  const marks = marksOf(world);
  const county = new Map<string, number>();
  const paidHashes = new Set<string>();
  for (const row of tables.ask(
    `select r.hash, sum(p.amount_fen) as fen from payment p
      join record r on r.county = p.county and r.batch = p.batch and r.place = p.place group by r.hash`,
  )) {
    const [hash, fen] = [String(row['hash']), Number(row['fen'])];
    const mark = marks.get(hash) ?? '';
    county.set(mark, (county.get(mark) ?? 0) + fen);
    if (fen > 0) paidHashes.add(hash);
  }
  for (const { id, seq } of pc.store.batches.list())
    for (const said of pc.store.county.casesOf(id)) {
      const fen = county.get(marks.get(said.recordHash) ?? '') ?? 0;
      if (said.paid !== fen)
        throw new Violation('S9', `${pc.pc}, batch ${seq}: ${said.paid} fen paid there, ${fen} fen at the county`);
      if (fen > 0) coverage.count('rest: a case paid on both sides');
      if (fen > 0 && !paidHashes.has(said.recordHash)) coverage.count('rest: a case paid under an earlier sealing');
    }
  for (const payment of truth.bank) {
    if (payment.isTakenBack || !payment.number.startsWith(pc.pc)) continue;
    if (isNowhere(world, pc, payment)) {
      coverage.count('rest: paid, and its batch is nowhere any more');
      continue;
    }
    const isKnown = [...truth.booked.values()].includes(payment);
    if (!isKnown) throw new Violation('S9', `${payment.number} left the bank and the books do not say so`);
  }
}

/** The machine that sealed it is gone, and the county was put back to a backup of before it came. */
const isNowhere = ({ tables, truth }: World, pc: SimPc, { number }: BankPayment): boolean =>
  !truth.sealedOf(pc.device).some(({ records }) => records.some((record) => record.number === number)) &&
  tables.ask(`select number from record where number = '${number}'`).length === 0;
