import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { inLanes, type Kind, Tally } from '../kind.ts';
import { inFolder } from '../support/folders.ts';
import { type Random, randomOf } from '../support/random.ts';
import { chooseDamage } from './damage.ts';
import { makeSoundProfile, type SoundProfile } from './sound-profile.ts';
import { judge } from './verdict.ts';

/** Random bit flips, cuts and exchanges in every file of a profile: no effect, or named. */
export const flips: Kind = {
  name: 'flips',
  title: 'damaged database, log, papers, keys, head log and backups',
  track: 'store',
  size: { ci: 500, full: 50_000 },
  obstacle: () => Promise.resolve(null),
  run: (order) =>
    inFolder(async (folder) => {
      const tally = new Tally();
      const making = join(folder, 'sound');
      mkdirSync(making);
      const sound = await makeSoundProfile(making);
      await inLanes(order, 1, async (next) => {
        for (let seed = next(); seed !== null; seed = next()) {
          await once(sound, join(folder, 'profile'), seed, tally);
          // The other track has its turn.
          await setImmediate();
        }
      });
      return tally.outcome();
    }),
};

async function once(sound: SoundProfile, dataDir: string, seed: number, tally: Tally): Promise<void> {
  const random = randomOf(seed);
  const target = chooseTarget(sound, random);
  const damage = chooseDamage(random);
  rmSync(dataDir, { recursive: true, force: true });
  let isChanged = false;
  // Yesterday's database put back by hand comes without the log of today.
  const isLogDropped = damage.name === 'older file' && target.kind === 'database' && random.chance(0.5);
  for (const [path, bytes] of sound.files) {
    if (isLogDropped && path === 'app.db-wal') continue;
    const damaged =
      path === target.path ? damage.apply(Buffer.from(bytes), random, sound.older.get(path) ?? null) : bytes;
    if (path === target.path) isChanged = damaged === null || !damaged.equals(bytes);
    mkdirSync(dirname(join(dataDir, path)), { recursive: true });
    if (damaged !== null) writeFileSync(join(dataDir, path), damaged);
  }
  const verdict = await judge(sound, dataDir, target.isBackup).catch((cause: unknown) => ({
    name: 'CRASH',
    wrong: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  }));
  tally.cycle();
  tally.count(`${target.kind}: ${isChanged ? verdict.name : 'the same bytes'}`);
  if (verdict.wrong !== null) tally.fail(`seed ${seed}: ${damage.name} in ${target.path}: ${verdict.wrong}`);
}

type Target = { readonly kind: string; readonly path: string; readonly isBackup: boolean };

/** The kinds of file, each with how often of a hundred it is hit. */
const KINDS: readonly (readonly [kind: string, share: number, is: RegExp])[] = [
  ['database', 45, /^app\.db$/],
  ['WAL', 15, /^app\.db-wal$/],
  ['paper', 10, /^attachments\//],
  ['keys', 10, /^keys(\.2)?\.json$/],
  ['head log', 8, /^head\.log$/],
  ['backup', 9, /\.aidbackup$|^backups\/[^/]+$/],
  ['paper of a backup', 3, /^backups\/.+\//],
];

function chooseTarget({ files, backup }: SoundProfile, random: Random): Target {
  let left = random.below(100);
  const chosen = KINDS.find(([, share]) => (left -= share) < 0) ?? KINDS[0];
  const [kind = 'database', , is = /^app\.db$/] = chosen ?? [];
  const isBackup = kind.endsWith('backup');
  const fitting = [...files.keys()].filter((path) => is.test(path) && (kind !== 'backup' || path === backup.path));
  const path = fitting[random.below(fitting.length)];
  if (path === undefined) throw new Error(`The sound profile has no ${kind}`);
  return { kind, path, isBackup };
}
