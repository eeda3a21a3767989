import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import type { Store } from '../../../electron/store/store.ts';
import { vaultOfSeeds } from '../../store/support/keys.ts';
import { moveAll } from '../../store/support/rekey.ts';
import { ACTOR, testEnv, valueOf } from '../../store/support/test-env.ts';
import { newProfile, type Profile, withStore } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';
import type { Act } from './act.ts';
import { booksOf, type Books } from './books.ts';
import { nextDataKey } from './operations.ts';
import { nextStep, type StepName } from './steps.ts';
import { type Ended, wrongAfter } from './watch.ts';

/** So that every act is possible, and rows of all kinds and a paper are there to be sealed anew. */
const COURSE: readonly StepName[] = [
  ...(['create', 'accept', 'settle', 'review', 'print'] as const),
  ...(['found', 'roster', 'create'] as const),
];
/** The paper and the scan. */
const SEALED_FILES = 2;

/** Steps with households and rosters, and the turn to a new data key, on a profile that has all of them. */
export function actsOfTown(dataDir: string): readonly Act[] {
  mkdirSync(dataDir);
  const sound = newProfile(dataDir);
  const before = withStore(sound, (store) => {
    const random = randomOf(9);
    COURSE.forEach((name, index) => nextStep(store, random, `06${String(index).padStart(5, '0')}`, name).run());
    attach(store);
    return booksOf(store);
  });
  const steps: readonly StepName[] = ['split', 'roster', 'unroster'];
  return [
    ...steps.map((name): Act => ({
      name,
      sound,
      before,
      wrong: async (profile, { books, begun }) => wrongAfter(profile, books, begun).wrong,
    })),
    { name: 'rekey', sound, before, wrong: async (profile, ended) => wrongAfterRekey(profile, before, ended) },
  ];
}

function attach(store: Store): void {
  const [application] = store.applications.list();
  if (application === undefined) throw new Error('An application was made');
  const bytes = Buffer.from(`%PDF-1.7 ${'出院记录'.repeat(500)}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const scan = {
    applicationId: application.id,
    line: 'id',
    media: 'pdf',
    name: '出院记录.pdf',
    sha256,
    bytes,
  } as const;
  valueOf(store.attachments.add(ACTOR, scan));
}

/** Exactly one of the two keys opens; under it everything is there, and what is left of the moving can be done. */
function wrongAfterRekey(profile: Profile, before: Books, { begun, done }: Ended): readonly string[] {
  const old = profile.seeds;
  const turned = { ...old, dataKey: nextDataKey(old.dataKey) };
  const opening = [old, turned].filter((seeds) => opens({ ...profile, seeds }));
  const [seeds] = opening;
  if (seeds === undefined || opening.length > 1) return [`${opening.length} keys open it`];
  if (done > 0 && seeds === old) return ['the new key is gone'];
  const now = { ...profile, seeds };
  const { wrong } = wrongAfter(now, before, begun);
  if (wrong.length > 0 || seeds === old) return wrong;
  return [...finishMoving(now, done > 0), ...wrongAfter(now, before, null).wrong];
}

function opens({ dataDir, seeds }: Profile): boolean {
  try {
    vaultOfSeeds(testEnv(dataDir), seeds).close();
    return true;
  } catch {
    return false;
  }
}

function finishMoving({ dataDir, seeds }: Profile, isSaidToBe: boolean): readonly string[] {
  const env = testEnv(dataDir, 500_000_000_000);
  const vault = vaultOfSeeds(env, seeds);
  const store = valueOf(openStore(env, vault));
  try {
    const isMoved = vault.oldestEpoch === vault.epoch;
    if (isSaidToBe && !isMoved) return ['rows of the key before still count'];
    const outcome = isMoved ? null : moveAll(store);
    const wrong = outcome === null || (outcome.isDone && outcome.damaged.length === 0) ? [] : [JSON.stringify(outcome)];
    const files = readdirSync(join(dataDir, 'attachments')).length;
    // Until the next turn a kill may leave what no row names; what a row names is never one less.
    return files < SEALED_FILES ? [...wrong, `${files} sealed files of ${SEALED_FILES}`] : wrong;
  } finally {
    store.close();
    vault.close();
  }
}
