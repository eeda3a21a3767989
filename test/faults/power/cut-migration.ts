import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyOf, migration } from '../life/acts.ts';
import { startWork } from '../life/watch.ts';
import { randomOf } from '../support/random.ts';
import type { Disk } from './disk.ts';

/** About as long as all steps of the schema take. */
const LONGEST_MS = 120;

/** Opens data of the first release, cuts the power while its schema is raised, and gives what is wrong afterwards. */
export async function cutMigration(disk: Disk, seed: number, seen: (what: string) => void): Promise<readonly string[]> {
  const act = migration(join(disk.mount, `old-${seed}`));
  const profile = copyOf(act, join(disk.mount, `raised-${seed}`));
  execFileSync('sync', ['-f', disk.mount]);
  const working = startWork(profile, seed, act.before, { only: act.name });
  let isOver = false;
  const ended = working.ended.finally(() => (isOver = true));
  const copies = join(profile.dataDir, 'backups');
  while (!existsSync(copies) && !isOver) await sleep(1);
  await sleep(randomOf(seed).fraction() * LONGEST_MS);
  disk.cutPower();
  working.kill();
  const end = await ended;
  disk.comeBack();
  const made = existsSync(copies) ? readdirSync(copies).filter((name) => name.endsWith('.db')).length : 0;
  seen(`during migration, ${made} copies kept${end.done > 0 ? ', all steps done' : ''}`);
  const wrong = await act.wrong(profile, end);
  for (const each of [act.sound.dataDir, profile.dataDir]) rmSync(each, { recursive: true });
  return wrong;
}
