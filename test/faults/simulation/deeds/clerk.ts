import { addDays, toDay } from '#shared/day.ts';
import type { Enrolled } from '#shared/protocol/sync/enrol.ts';
import { ENROLLED_FORMAT } from '#shared/protocol/sync/formats.ts';
import { lineMemory } from '../../../../electron/service/sync/line/line-memory.ts';
import { syncRound } from '../../../../electron/service/sync/sync-round.ts';
import { LineFault, stops } from '../../../../electron/sync/county/line-fault.ts';
import { knownAs, type SimRecord } from '../county/sim-batch.ts';
import { COUNTY } from '../county/county-keys.ts';
import { ACTOR, type SimPc } from '../window/sim-pc.ts';
import { simLine } from '../window/sim-line.ts';
import { Violation } from '../run/coverage.ts';
import { mustAskFirst } from './own-restore.ts';
import type { World } from '../run/world.ts';

/** People of the county: few, so that townships meet the same ones. */
const PEOPLE = 6;

/** Every sealing hides a record by a salt of its own; between two of them lie those of whoever invents another content. */
const SALT_STEP = 10;

/** A new application, settled and reviewed. */
export async function confirmNew(world: World, pc: SimPc): Promise<void> {
  const { random, truth } = world;
  const n = ++truth.applications;
  const person = `person-${random.below(PEOPLE)}`;
  const from = addDays(toDay('2026-01-02'), random.below(300));
  const isShared = truth.bills > 0 && random.chance(0.1);
  const bill = `B${isShared ? 1 + random.below(truth.bills) : ++truth.bills}`;
  const known = truth.sealed.flatMap(({ device, records }) =>
    device === pc.device ? records.filter((each) => each.person === person).map(knownAs) : [],
  );
  await settle(world, pc, {
    application: `application-${n}`,
    number: `${pc.pc}-2026-${String(n).padStart(5, '0')}`,
    revision: 1 + random.below(3),
    person,
    payableFen: 100 * (1 + random.below(2_000)),
    bill,
    from,
    to: addDays(from, 1 + random.below(5)),
    pack: pc.pack,
    known: [...new Set(known)],
    salt: 0,
  });
}

async function settle(world: World, pc: SimPc, record: SimRecord): Promise<void> {
  const { truth } = world;
  const waiting = truth.waitingOf(pc.pc);
  // Acknowledged or not: what the store says counts, as it does for the clerk who looks again.
  waiting.push(record);
  const done = await world.atPc(pc, () => (pc.confirm(record), true));
  if (done === null) return;
  const acknowledged = truth.acknowledged.get(pc.pc) ?? [];
  truth.acknowledged.set(pc.pc, [...acknowledged, record]);
}

/** What the county gave back is corrected and settled again: a later revision of the same application. */
export async function correctReturned(world: World, pc: SimPc): Promise<boolean> {
  const { random, truth } = world;
  const returned = pc.store.county.returned();
  const said = returned[random.below(returned.length)];
  if (said === undefined) return false;
  const { applicationId: id, applicationRevision } = said;
  const sent = truth.sealed
    .flatMap(({ records }) => records)
    .find(({ application, revision }) => application === id && revision === applicationRevision);
  if (sent === undefined) throw new Violation('S10', `${id} came back and was never sent`);
  const corrected = await world.atPc(pc, () => pc.store.county.correct(ACTOR, id, applicationRevision, null, []));
  if (corrected === null) return true;
  if (!corrected.ok) throw new Error(`Not corrected: ${corrected.error.code}`);
  const payableFen = Math.max(100, sent.payableFen + 100 * (random.below(400) - 200));
  await settle(world, pc, {
    ...sent,
    revision: applicationRevision + 2,
    payableFen,
    pack: pc.pack,
  });
  return true;
}

/** Seals what waits. Whatever the PC's death leaves, the store says afterwards whether the batch is there. */
export async function sealWaiting(world: World, pc: SimPc): Promise<boolean> {
  const { random, truth } = world;
  if (mustAskFirst(pc)) return false;
  const waiting = truth.waitingOf(pc.pc).filter(({ application, revision }) => {
    const record = pc.store.applications.get(application);
    return record?.status === 'reviewed' && record.revision === revision;
  });
  const chosen = waiting.slice(0, 1 + random.below(3));
  if (chosen.length === 0) return false;
  const salted = chosen.map((record) => ({ ...record, salt: SALT_STEP * ++truth.seals }));
  await world.atPc(pc, () => pc.seal(salted));
  return true;
}

/** What each PC is registered as. */
export const enrolledOf = (pc: SimPc, countyKey: string): Enrolled => ({
  format: ENROLLED_FORMAT,
  county: COUNTY.code,
  countyName: COUNTY.name,
  countyKey,
  epoch: 1,
  device: pc.device,
  pc: pc.pc,
  enrolledAt: '2026-01-01T00:00:00.000+08:00',
});

/** One meeting with the county, as the window's desk has it. Gives the code of what ended it early. */
export async function meet(world: World, pc: SimPc, others: () => Promise<void>): Promise<string | null> {
  let ms = 0;
  const open = () => {
    if (!pc.isUp) throw new LineFault('COUNTY_CANCELLED');
    return pc.open;
  };
  const { keyId } = pc.countyKey;
  const told = await world.atPc(pc, async () => {
    try {
      await syncRound({
        dataDir: pc.dataDir,
        calls: simLine(world, pc, others),
        line: { address: 'http://127.0.0.1', ca: null },
        enrolled: enrolledOf(pc, keyId),
        memory: { ...lineMemory(), piece: { bytes: 1_000 } },
        elapsedMs: () => (ms += 100),
        call: { signal: new AbortController().signal, now: world.now },
        open,
        onProgress: () => undefined,
        onChange: () => undefined,
      });
      return '';
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      return error.error.code;
    }
  });
  if (told === null || told === '') return null;
  world.coverage.count(`told: ${told}`);
  return told;
}

/** People look at what stopped a PC and have it tried again, as the button does. */
export function tryAgain(pc: SimPc): void {
  for (const [batchId, { state }] of pc.store.county.deliveries())
    if (state === 'stopped') pc.store.county.retry(ACTOR, batchId);
}

export const isForPeople = (code: string): boolean => stops(code as Parameters<typeof stops>[0]) !== null; // it is the code of a LineFault
