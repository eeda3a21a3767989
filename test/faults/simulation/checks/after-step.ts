import { Violation } from '../run/coverage.ts';
import type { World } from '../run/world.ts';
import type { PcBatch, SimPc } from '../window/sim-pc.ts';

/** What must hold after every single step, as far as it can be asked quickly. */
export function checkStep(world: World): void {
  for (const pc of world.pcs) if (pc.isUp) checkPc(world, pc);
  if (world.county.isUp && world.isNewAtCounty()) {
    checkOrder(world);
    checkOutOfUse(world);
    checkEntries(world);
    checkMoney(world);
  }
}

/** S3, S4: what was sealed stands in the store, is what it was, and its file is surely on a disk that is left. */
function checkPc(world: World, pc: SimPc): void {
  const { truth } = world;
  const batches = pc.batches();
  const sealed = truth.sealedOf(pc.device);
  for (const { seq, hash, fileName } of batches) {
    const before = sealed.find((each) => each.seq === seq);
    if (before === undefined) noteSealed(world, pc, seq, hash);
    else if (before.hash !== hash && !world.rules.has('a hash tells batches apart'))
      throw new Violation('S4', `batch ${seq} of ${pc.pc} is another one than was sealed`);
    if (!pc.surely(fileName) && !isKeptElsewhere(world, pc, seq, hash))
      throw new Violation('S3', `batch ${seq} of ${pc.pc} is nowhere any more`);
  }
  const lost = sealed.filter(({ hash }) => truth.lost.has(hash));
  if (batches.length < sealed.length - lost.length) throw new Violation('S2', `${pc.pc} lost a batch it had sealed`);
  for (const { seq, hash, fileName } of lost)
    if (!pc.surely(fileName) && !isKeptElsewhere(world, pc, seq, hash))
      throw new Violation('S3', `batch ${seq} of ${pc.pc}, which a restore lost, is nowhere any more`);
  checkReceipts(world, pc, batches);
  const { epoch } = pc.seen();
  const highest = world.epochSeen.get(pc.pc) ?? 0;
  if (epoch < highest) throw new Violation('S12', `${pc.pc} went back from epoch ${highest} to ${epoch}`);
  if (epoch > truth.epoch) throw new Violation('S10', `${pc.pc} believes epoch ${epoch}, which nobody signed`);
  world.epochSeen.set(pc.pc, epoch);
}

/** What the store says was sealed is true from now on. */
export function noteSealed({ truth }: World, pc: SimPc, seq: number, hash: string): void {
  const attempt = pc.attempts.get(hash);
  if (attempt === undefined) throw new Violation('S4', `batch ${seq} of ${pc.pc} was never made`);
  const { sealed, records } = attempt;
  const { header, fileName } = sealed;
  truth.waiting.set(
    pc.pc,
    truth.waitingOf(pc.pc).filter((record) => !records.includes(record)),
  );
  truth.sealed.push({
    device: pc.device,
    seq,
    hash,
    prevHash: header.prevHash,
    fileName,
    records,
    recordHashes: header.records,
  });
}

/** Whoever lets go of a batch may rely on the county only once it is backed up there as well. */
function isKeptElsewhere(world: World, pc: SimPc, seq: number, hash: string): boolean {
  const isBackedUp = pc.seen().durableThrough >= seq;
  return isBackedUp && world.county.surely(pc.device, seq, hash);
}

/** S1: while the county is in the epoch of a receipt, it surely has the bytes. S10: nobody else's receipt counts. */
function checkReceipts({ county, truth }: World, pc: SimPc, batches: readonly PcBatch[]): void {
  if (county.isOld || truth.restoredSince) return;
  for (const { seq, hash, epoch } of batches) {
    if (epoch > truth.epoch) throw new Violation('S10', `a receipt of epoch ${epoch}, which never was`);
    if (epoch === truth.epoch && !county.surely(pc.device, seq, hash))
      throw new Violation('S1', `${pc.pc} has a receipt of batch ${seq}, and the county's disk has not its bytes`);
  }
}

/** S5, S6: one content for each number, without gaps, each behind the one it names. */
function checkOrder({ tables, truth }: World): void {
  const last = new Map<string, { readonly seq: number; readonly hash: string }>();
  for (const row of tables.ask('select device, seq, hash from batch order by device, batch')) {
    const [device, seq, hash] = [String(row['device']), Number(row['seq']), String(row['hash'])];
    const before = last.get(device);
    if (seq !== (before?.seq ?? 0) + 1) throw new Violation('S6', `batch ${seq} taken behind ${before?.seq ?? 0}`);
    const sealed = truth.sealed.find((each) => each.device === device && each.seq === seq);
    if (sealed !== undefined) {
      if (sealed.hash !== hash) throw new Violation('S5', `batch ${seq} at the county is not the one that was sealed`);
      if (sealed.prevHash !== (before?.hash ?? null))
        throw new Violation('S6', `batch ${seq} does not follow the one before`);
    }
    last.set(device, { seq, hash });
  }
}

/** S2: a county with a second journal forgets nothing, also when it is put back to a backup. */
function checkEntries({ county, tables, truth }: World): void {
  if (county.isOld) return;
  const entries = Number(tables.ask('select applied from head')[0]?.['applied'] ?? 0);
  if (county.hasCopy && entries < truth.entries)
    throw new Violation('S2', `the journal has ${entries} entries, and had ${truth.entries}`);
  truth.entries = entries;
}

/** S17: nobody is heard who was put out of use. */
function checkOutOfUse({ county, tables, truth }: World): void {
  if (county.isOld || truth.outOfUse.size === 0) return;
  for (const row of tables.ask('select device, last_seq from device')) {
    const last = truth.outOfUse.get(String(row['device'])) ?? null;
    if (last !== null && Number(row['last_seq']) > last)
      throw new Violation('S17', `a batch of ${String(row['device'])} was taken, which is out of use`);
  }
}

/** S8, S18: money leaves once; what is taken back is exactly what left. */
function checkMoney({ tables, truth }: World): void {
  const standing = new Map<string, number>();
  for (const payment of truth.bank) {
    if (payment.isTakenBack) continue;
    standing.set(payment.number, (standing.get(payment.number) ?? 0) + 1);
  }
  for (const [number, count] of standing) if (count > 1) throw new Violation('S8', `${number} was paid ${count} times`);
  const unequal = tables.ask(
    `select p.id from payment p join payment v on v.county = p.county and v.other = p.id and v.movement = 'void'
      where p.movement = 'paid' group by p.id, p.amount_fen having count(*) > 1 or sum(v.amount_fen) <> -p.amount_fen`,
  );
  if (unequal.length > 0) throw new Violation('S18', 'a payment taken back twice, or by another amount');
  const tooMuch = tables.ask(
    `select r.number from payment p join record r on r.county = p.county and r.batch = p.batch and r.place = p.place
      where p.movement = 'paid' and p.other is null and p.amount_fen > r.payable_fen`,
  );
  if (tooMuch.length > 0) throw new Violation('S8', 'more was paid than the person is entitled to');
}
