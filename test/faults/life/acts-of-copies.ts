import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../../electron/store/open-store.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { makeBackupOf } from '../../store/support/backups.ts';
import { vaultOfSeeds } from '../../store/support/keys.ts';
import { testEnv, valueOf } from '../../store/support/test-env.ts';
import type { Profile } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';
import type { Act } from './act.ts';
import { booksOf, type Books } from './books.ts';
import { nextStep } from './steps.ts';
import { wrongAfter } from './watch.ts';

/** A backup of a profile that has one already; and its restore under newer work. */
export async function actsOfCopies(
  dataDir: string,
  { sound, before }: Pick<Act, 'sound' | 'before'>,
): Promise<readonly Act[]> {
  cpSync(sound.dataDir, dataDir, { recursive: true });
  const profile = { dataDir, seeds: sound.seeds };
  const newer = await backUpAndWorkOn(profile);
  return [
    {
      name: 'backup',
      sound: profile,
      before: newer,
      wrong: async (copy, { books, begun, done }) => {
        const { wrong } = wrongAfter(copy, books, begun);
        return [...wrong, ...(await wrongBackups(copy, done > 0 ? 2 : 1))];
      },
    },
    {
      name: 'restore',
      sound: profile,
      before: newer,
      wrong: async (copy, { begun, done }) => {
        const compare = (_: Books, _begun: unknown, found: Books): readonly string[] => {
          const isOld = JSON.stringify(found) === JSON.stringify(before);
          const isNew = JSON.stringify(found) === JSON.stringify(newer);
          return isOld || (isNew && done === 0) ? [] : [`neither before nor after: ${JSON.stringify(found)}`];
        };
        const { wrong } = wrongAfter(copy, newer, begun, { compare });
        return [...wrong, ...(await wrongBackups(copy, 1))];
      },
    },
  ];
}

async function backUpAndWorkOn({ dataDir, seeds }: Profile): Promise<Books> {
  const env = testEnv(dataDir, 800_000_000_000);
  const vault = vaultOfSeeds(env, seeds);
  const store = valueOf(openStore(env, vault));
  try {
    await makeBackupOf({ store, env });
    nextStep(store, randomOf(8), '0900000', 'create').run();
    return booksOf(store);
  } finally {
    store.close();
    vault.close();
  }
}

/** Backups that have their name and do not hold what they should, or are fewer than there must be. */
async function wrongBackups({ dataDir, seeds }: Profile, least: number): Promise<readonly string[]> {
  const env = testEnv(dataDir, 700_000_000_000);
  const vault = vaultOfSeeds(env, seeds);
  try {
    const names = readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.aidbak'));
    const wrong = names.length < least ? [`${names.length} backups of ${least}`] : [];
    for (const name of names) {
      const check = await checkBackup(env, vault, join(dataDir, 'backups', name), {});
      if (!check.ok) wrong.push(`${name}: ${check.error.code}`);
      else if (!check.value.books.ok || check.value.wrongFiles.length > 0)
        wrong.push(`${name}: ${JSON.stringify(check)}`);
    }
    return wrong;
  } finally {
    vault.close();
  }
}
