import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchFolder } from '../../../../electron/service/batch/batch-folder.ts';
import { confirmRestores, lostBatchesOf } from '../../../../electron/service/backup/unconfirmed-restore.ts';
import type { RestoreMarker } from '../../../../electron/store/restore/restore-marker.ts';
import { checkStep, noteSealed } from '../checks/after-step.ts';
import { exists } from '../disk/sim-files.ts';
import { markOf, type SimRecord } from '../county/sim-batch.ts';
import { Violation } from '../run/coverage.ts';
import type { SealedTruth } from '../run/truth.ts';
import type { World } from '../run/world.ts';
import { backUpOwn, putBackOwn } from '../window/own-backup.ts';
import { ACTOR, type SimPc } from '../window/sim-pc.ts';

/** A PC backs its own data up. */
export function backUpPc(_world: World, pc: SimPc): true {
  backUpOwn(pc);
  return true;
}

/** A PC is put back to a backup of its own: what was typed and sealed since is not in its tables any more. */
export async function restorePc(world: World, pc: SimPc): Promise<boolean> {
  const { random, truth, coverage, rules } = world;
  const from = pc.backups[random.below(pc.backups.length)];
  if (from === undefined) return false;
  // One that was off in the last step was not looked at: what it sealed then is known only now.
  checkStep(world);
  pc.disk.settle();
  const marker = putBackOwn(pc, from, world.now(), random.chance(0.5));
  goOnFrom(world, pc, marker);
  if (rules.has('a restore goes on behind the last number')) pc.restored = null;
  for (const sealed of truth.sealedOf(pc.device)) if (sealed.seq > from.from.batchSeq) truth.lost.add(sealed.hash);
  coverage.count(`PC: put back, ${marker.lostBatches.length === 0 ? 'no batch' : 'batches'} lost`);
  await world.atPc(pc, () => pc.start());
  if (!pc.isUp) pc.start();
  forgetLost(world, pc);
  return true;
}

/** The last batch known is what the next one names. A file that a sealing left which died counts for one when no other has its number. */
function goOnFrom(world: World, pc: SimPc, { to, batchHash }: RestoreMarker): void {
  const { truth } = world;
  const last = truth.sealedOf(pc.device).find(({ seq }) => seq === to.batchSeq);
  if (last === undefined) {
    if (batchHash !== null) noteSealed(world, pc, to.batchSeq, batchHash);
  } else if (last.hash !== batchHash) {
    throw new Violation('S6', `${pc.pc} goes on behind another batch ${to.batchSeq} than it sealed`);
  }
}

/** What the clerk sees after a restore is what there is to do; what the store does not know was never said to it. */
function forgetLost({ truth, epochSeen }: World, pc: SimPc): void {
  const { applications } = pc.store;
  const own = truth.sealedOf(pc.device).filter(({ hash }) => truth.lost.has(hash));
  const known = [...truth.waitingOf(pc.pc), ...own.flatMap(({ records }) => records)];
  const once = new Map(known.map((record) => [markOf(record), record])).values();
  const isWaiting = ({ application, revision }: SimRecord): boolean => {
    const record = applications.get(application);
    return record?.status === 'reviewed' && record.revision === revision;
  };
  truth.waiting.set(pc.pc, [...once].filter(isWaiting));
  const said = truth.acknowledged.get(pc.pc) ?? [];
  const isThere = ({ application, revision }: SimRecord): boolean =>
    (applications.get(application)?.revision ?? 0) >= revision;
  truth.acknowledged.set(pc.pc, said.filter(isThere));
  epochSeen.set(pc.pc, pc.seen().epoch);
}

/** Nothing is sealed after a restore before somebody asked the county about the batches that it lost. */
export const mustAskFirst = (pc: SimPc): boolean => pc.backups.length > 0 && lostBatchesOf(pc.store).length > 0;

/** People bring the county what a restore lost and the county has not, and say so at the PC. */
export async function askAboutLost(world: World, pc: SimPc): Promise<boolean> {
  const { truth, county, coverage } = world;
  if (pc.backups.length === 0 || county.isOld) return false;
  for (const sealed of truth.sealedOf(pc.device)) {
    if (!county.isUp || !isMissing(world, sealed)) continue;
    coverage.count('PC: a lost batch is brought to the county');
    await bring(world, pc, sealed);
  }
  if (!county.isUp || !pc.isUp || !mustAskFirst(pc)) return false;
  await world.atPc(pc, () => confirmRestores(pc.store, ACTOR));
  return true;
}

/** A restore lost it, and the county has it not, or not its bytes. */
const isMissing = ({ truth, tables }: World, { hash }: SealedTruth): boolean =>
  truth.lost.has(hash) && tables.ask(`select hash from batch where hash = '${hash}' and is_readable`).length === 0;

/** Whether the county has not yet what a restore of this PC lost: no PC offers it. */
export const waitsForLost = (world: World, { device }: SimPc): boolean =>
  world.truth.sealedOf(device).some((sealed) => isMissing(world, sealed));

async function bring(world: World, pc: SimPc, { seq, hash, fileName }: SealedTruth): Promise<void> {
  const folder = batchFolder(pc.dataDir);
  const path = [join(folder, fileName), join(folder, 'unrecorded', fileName)].find(exists);
  if (path === undefined) return;
  const [key, bytes] = [{ device: pc.device, seq, hash }, readFileSync(path)];
  await world.atCounty(async () => {
    const { spool, books } = world.county.running;
    if ((await spool.quarantined(key)) === null) await spool.put(key, bytes);
    await books.takeBatch(key);
  });
}
