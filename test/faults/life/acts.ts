import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openCopy } from '../../../electron/store/db/database.ts';
import { versionOf } from '../../../electron/store/db/migrate.ts';
import { FIRST_RELEASE, unpackFirstRelease } from '../../support/first-release/first-release.ts';
import { newProfile, type Profile, withStore } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';
import type { Act } from './act.ts';
import { actsOfCopies } from './acts-of-copies.ts';
import { actsOfTown } from './acts-of-town.ts';
import { booksOf, type Books, contradictions } from './books.ts';
import { actOfCounty } from './county/act-of-county.ts';
import { IMPORTED } from './operations.ts';
import { NOBODY } from './people/people-books.ts';
import { nextStep, type StepName } from './steps.ts';
import { type Ended, wrongAfter } from './watch.ts';

/** A copy of an act's profile at `dataDir`, in the place of whatever lies there. */
export function copyOf({ sound }: Act, dataDir: string): Profile {
  rmSync(dataDir, { recursive: true, force: true });
  cpSync(sound.dataDir, dataDir, { recursive: true });
  return { dataDir, seeds: sound.seeds };
}

const COURSE: readonly StepName[] = [
  ...(['create', 'accept', 'settle', 'review'] as const),
  ...(['create', 'accept', 'settle'] as const),
  ...(['create', 'accept'] as const),
  'create',
];

/** The acts, each with a profile in which it is possible. */
export async function makeActs(folder: string): Promise<readonly Act[]> {
  const dataDir = join(folder, 'sound');
  mkdirSync(dataDir);
  const sound = newProfile(dataDir);
  const before = withStore(sound, (store) => {
    const random = randomOf(7);
    COURSE.forEach((name, index) => nextStep(store, random, `08${String(index).padStart(5, '0')}`, name).run());
    return booksOf(store);
  });
  const steps: readonly StepName[] = ['save', 'settle', 'seal', 'print', 'accept', 'review'];
  return [
    ...steps.map((name) => ({
      name,
      sound,
      before,
      wrong: async (profile: Profile, { books, begun }: Ended) => wrongAfter(profile, books, begun).wrong,
    })),
    migration(join(folder, 'old')),
    { name: 'import', sound, before, wrong: wrongAfterImport },
    ...(await actsOfCopies(join(folder, 'backed-up'), { sound, before })),
    ...actsOfTown(join(folder, 'town')),
    actOfCounty(join(folder, 'county')),
  ];
}

/** The profile of the first release: all steps of the schema, each with a copy of before. */
export function migration(dataDir: string): Act {
  mkdirSync(dataDir);
  unpackFirstRelease(dataDir);
  const before: Books = { applications: FIRST_RELEASE.applications, batches: ['1 sealed'], packs: [], people: NOBODY };
  const within = (store: Parameters<typeof contradictions>[0]): readonly string[] =>
    contradictions(store, ({ payable }) => payable);
  return {
    name: 'migrate',
    sound: { dataDir, seeds: FIRST_RELEASE.seeds },
    before,
    wrong: async (profile, { begun }) => {
      const copies = wrongCopies(profile.dataDir);
      return [...copies, ...wrongAfter(profile, before, begun, { within }).wrong];
    },
  };
}

/** Copies of before a step that have their name, and are not that. */
function wrongCopies(dataDir: string): readonly string[] {
  const folder = join(dataDir, 'backups');
  return readdirSync(dataDir).includes('backups')
    ? readdirSync(folder).flatMap((name) => {
        const version = /^app-(\d+)-before-\d+\.db$/.exec(name)?.[1];
        if (version === undefined) return [];
        try {
          const copy = openCopy(join(folder, name), process.env['AID_SQLITE_BINDING'] ?? '');
          const found = [copy.pragma('integrity_check'), versionOf(copy)];
          copy.close();
          return found[0] === 'ok' && found[1] === Number(version) ? [] : [`${name} is ${found.join()}`];
        } catch (cause) {
          return [`${name}: ${String(cause)}`];
        }
      })
    : [];
}

async function wrongAfterImport(profile: Profile, { books, begun, done }: Ended): Promise<readonly string[]> {
  const { wrong } = wrongAfter(profile, books, begun);
  if (wrong.length > 0) return wrong;
  const [pack, station] = withStore(
    profile,
    (store) => [store.packs.list()[0] ?? null, store.setting.get('station')] as const,
  );
  if (pack === null) return done > 0 || station !== null ? ['the imported pack is gone'] : [];
  if (pack.file !== IMPORTED.file) return ['the imported pack is not what was imported'];
  return done > 0 && station === null ? ['the choice of the imported pack is gone'] : [];
}
