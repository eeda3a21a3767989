import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '../../../electron/store/backup/list-backups.ts';
import { openCopy, openDatabase } from '../../../electron/store/db/database.ts';
import { sql } from '../../../electron/store/db/sql.ts';
import { MIGRATIONS } from '../../../electron/store/migrations/index.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { bundleChild, startChild } from '../support/child.ts';
import { afterTest, freshFolder, quickVault } from '../support/fixtures.ts';
import { fullLife } from '../support/full-life.ts';
import { newSeeds } from '../support/keys.ts';
import { MOVED_ROWS, stepThatMoves } from '../support/steps/moving-step.ts';
import { testEnv, valueOf } from '../support/test-env.ts';

/** A profile with a whole life in it, closed, and how to start a child on it. */
async function profile() {
  const script = await bundleChild('dying-child');
  const env = testEnv(freshFolder(), 900_000);
  const seeds = newSeeds();
  const vault = quickVault(env, seeds);
  const store = valueOf(openStore(env, vault));
  const sealed = fullLife(store);
  store.close();
  const keys = [env.dataDir, seeds.dataKey.toString('hex'), seeds.userSeed.toString('hex')];
  return { env, vault, sealed, start: (...args: readonly string[]) => startChild(script, [...keys, ...args]) };
}

test('killed before any statement of a step of the schema, the data is as it was, and the next start finishes the step', async () => {
  const { env, vault, sealed, start } = await profile();
  const current = MIGRATIONS.at(-1)?.version ?? 0;
  for (let statement = 0; statement <= MOVED_ROWS; statement += 1) {
    const child = start('1000', 'migrate', String(statement));
    await child.ended;
    expect(child.process.signalCode, `statement ${statement}`).toBe('SIGKILL');
    const db = openDatabase(join(env.dataDir, 'app.db'), env.sqliteBinding, false);
    expect(db.pragma('user_version'), `statement ${statement}`).toBe(current);
    expect(db.get(sql`SELECT name FROM sqlite_schema WHERE name = 'moved'`)).toBeNull();
    db.close();
    const [before = ''] = readdirSync(join(env.dataDir, 'backups')).filter((name) =>
      name.endsWith(`-before-${current + 10}.db`),
    );
    const copy = openCopy(join(env.dataDir, 'backups', before), env.sqliteBinding);
    expect([copy.pragma('integrity_check'), copy.pragma('user_version')]).toEqual(['ok', current]);
    copy.close();
  }
  const store = valueOf(
    openStore(
      env,
      vault,
      stepThatMoves(() => undefined),
    ),
  );
  afterTest(() => store.close());
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('killed at any moment of a backup, every backup that has its name is good', async () => {
  const { env, vault, sealed, start } = await profile();
  const folder = join(env.dataDir, 'backups');
  const proven = new Set<string>();
  for (let cycle = 0; cycle < 6; cycle += 1) {
    const child = start(String(cycle * 1000), 'backup');
    for await (const line of child.lines) {
      if (line === 'open') {
        // From here on the kill falls somewhere else each time.
        const others = cycle % 3;
        if (others === 0) setTimeout(() => child.process.kill('SIGKILL'), 3 + cycle * 11);
        continue;
      }
      proven.add(line);
      if (proven.size % 3 !== 1) setTimeout(() => child.process.kill('SIGKILL'), 1 + cycle * 7);
    }
    await child.ended;
  }
  expect(proven.size).toBeGreaterThan(2);
  const listed = await listBackups(folder);
  for (const { name } of listed) {
    expect(valueOf(await checkBackup(env, vault, join(folder, name), {}))).toMatchObject({
      books: { ok: true },
      // The batch that the life records never had a file.
      wrongFiles: ['batches/AID1-A-00000001-abcdef01.aidbatch'],
    });
  }
  // The rule may have let old ones go; the newest proven one is there.
  expect(existsSync([...proven].at(-1) ?? '')).toBe(true);
  const store = valueOf(openStore(env, vault));
  afterTest(() => store.close());
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.audit.verify()).toEqual({ ok: true });
});
