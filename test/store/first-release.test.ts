import { expect, test } from 'vitest';
import { openStore } from '../../electron/store/open-store.ts';
import { booksOf, contradictions } from '../faults/life/books.ts';
import { FIRST_RELEASE, unpackFirstRelease } from '../support/first-release/first-release.ts';
import { afterTest, freshFolder } from './support/fixtures.ts';
import { vaultOfSeeds } from './support/keys.ts';
import { testEnv, valueOf } from './support/test-env.ts';

test('data as the first release wrote it opens through every step of the schema and says what it said', () => {
  const env = testEnv(freshFolder(), 900_000);
  unpackFirstRelease(env.dataDir);
  const vault = vaultOfSeeds(env, FIRST_RELEASE.seeds);
  afterTest(() => vault.close());
  const store = valueOf(openStore(env, vault));
  afterTest(() => store.close());
  expect(booksOf(store).applications).toEqual(FIRST_RELEASE.applications);
  expect(store.batches.list().map(({ fileName }) => fileName)).toEqual(FIRST_RELEASE.batches);
  expect(contradictions(store, ({ payable }) => payable)).toEqual([]);
});
