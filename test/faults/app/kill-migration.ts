import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unlock } from '../../support/clerk.ts';
import { FIRST_RELEASE, unpackFirstRelease } from '../../support/first-release/first-release.ts';
import { killAll, placesIn, startApp } from '../support/app.ts';
import { NOBODY } from '../life/people/people-books.ts';
import { randomOf } from '../support/random.ts';
import { lookOnce, type Seen } from './look.ts';

/** About as long as all steps of the schema take. */
const LONGEST_MS = 250;

/** Logs in to a profile of the first release, kills while its schema is raised, and looks at what is there then. */
export async function killMigration(folder: string, seed: number, seen: Seen): Promise<readonly string[]> {
  const home = join(folder, `migration-${seed}`);
  mkdirSync(home);
  const places = placesIn(home);
  unpackFirstRelease(places.profile);
  const app = await startApp(places);
  let isIn = false;
  const opening = unlock(app.page).then(
    () => (isIn = true),
    () => undefined,
  );
  // The first thing that a step leaves is the copy of before.
  while (copiesIn(places.profile) === 0 && !isIn) await sleep(1);
  await sleep(randomOf(seed).fraction() * LONGEST_MS);
  await killAll(app);
  await opening;
  seen(`during migration, ${copiesIn(places.profile)} copies made${isIn ? ', all steps done' : ''}`);
  const before = {
    applications: FIRST_RELEASE.applications,
    batches: FIRST_RELEASE.batches,
    packs: [],
    people: NOBODY,
  };
  return lookOnce(places, before, null, seen);
}

/** Copies of before a step, or their beginnings. */
function copiesIn(profile: string): number {
  try {
    return readdirSync(join(profile, 'backups')).filter((name) => name.includes('-before-')).length;
  } catch {
    return 0; // No folder yet.
  }
}
