import { expect, test } from 'vitest';
import { openStore } from '../../electron/store/open-store.ts';
import { bundleChild, startChild } from './support/child.ts';
import { afterTest, freshFolder, quickVault } from './support/fixtures.ts';
import { newSeeds, type Seeds } from './support/keys.ts';
import { codeOf, testEnv, valueOf } from './support/test-env.ts';

const CYCLES = 20;
const argumentsOf = (dataDir: string, { dataKey, userSeed }: Seeds, firstId: number): readonly string[] => [
  dataDir,
  dataKey.toString('hex'),
  userSeed.toString('hex'),
  String(firstId),
];

test('killed at any moment, nothing acknowledged is lost', async () => {
  const script = await bundleChild('saving-child');
  const env = testEnv(freshFolder(), 900_000);
  const seeds = newSeeds();
  const vault = quickVault(env, seeds);
  valueOf(openStore(env, vault)).close();
  const acknowledged = new Map<string, number>();
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    const child = startChild(script, argumentsOf(env.dataDir, seeds, cycle * 1000));
    let seen = 0;
    for await (const line of child.lines) {
      const [id = '', revision = ''] = line.split(' ');
      acknowledged.set(id, Number(revision));
      seen += 1;
      // Another number of saves each time, so that the kill falls on every part of a save.
      if (seen === 1 + ((cycle * 7) % 13)) child.process.kill('SIGKILL');
    }
    await child.ended;
    expect(seen, `cycle ${cycle}`).toBeGreaterThan(0);
  }
  const store = valueOf(openStore(env, vault));
  afterTest(() => store.close());
  expect(acknowledged.size).toBe(CYCLES);
  for (const [id, revision] of acknowledged) {
    const found = store.applications.get(id);
    expect(found?.revision, id).toBeGreaterThanOrEqual(revision);
    expect(found?.form.note).toBe(`第 ${found?.revision} 版`);
  }
  expect(store.damaged()).toEqual([]);
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a second process on the same folder is told that it is busy', async () => {
  const script = await bundleChild('saving-child');
  const env = testEnv(freshFolder(), 900_000);
  const seeds = newSeeds();
  const vault = quickVault(env, seeds);
  const child = startChild(script, argumentsOf(env.dataDir, seeds, 0));
  for await (const line of child.lines) {
    expect(line).toContain(' ');
    break;
  }
  expect(codeOf(() => openStore(env, vault))).toBe('STORE_BUSY');
  child.process.kill('SIGKILL');
  await child.ended;
  const store = valueOf(openStore(env, vault));
  expect(store.applications.list()).toHaveLength(1);
  store.close();
});
