import { chmodSync, chownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../electron/store/open-store.ts';
import { bundleChild, startChild } from './support/child.ts';
import { afterTest, freshFolder, quickVault } from './support/fixtures.ts';
import { fullLife } from './support/full-life.ts';
import { newSeeds, type Seeds } from './support/keys.ts';
import { filesIn } from './support/raw.ts';
import { type TestEnv, testEnv, valueOf } from './support/test-env.ts';

/** Who has no more rights than the file says; root has all of them whatever it says. */
const NOBODY = 65_534;

/** What opening the profile, and counting a try at its lock, come to for somebody whom file permissions bind. */
async function outcomesOf({ env, seeds }: Profile): Promise<readonly string[]> {
  const keys = [seeds.dataKey.toString('hex'), seeds.userSeed.toString('hex')];
  const child = startChild(await bundleChild('bound-child'), [env.dataDir, ...keys, String(NOBODY)]);
  const lines: string[] = [];
  for await (const line of child.lines) lines.push(line);
  return lines;
}

type Profile = { readonly env: TestEnv; readonly seeds: Seeds };

/** Everything below a folder, itself last. */
const below = (folder: string): readonly string[] =>
  readdirSync(folder)
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? below(path) : [path];
    })
    .concat(folder);

function setModes(folder: string, file: number, directory: number): void {
  for (const path of below(folder)) {
    if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY);
    chmodSync(path, statSync(path).isDirectory() ? directory : file);
  }
}

/** A whole life, closed. */
function profile() {
  const env = testEnv(freshFolder(), 900_000);
  const seeds = newSeeds();
  const vault = quickVault(env, seeds);
  const store = valueOf(openStore(env, vault));
  const sealed = fullLife(store);
  store.close();
  return { env, seeds, vault, sealed };
}

test.each([
  ['without leave to write', 0o444, 0o555],
  ['in which nothing can be made', 0o600, 0o555],
])(
  'a folder %s is called that, nothing in it changes, and with leave the data is all there',
  async (_, file, directory) => {
    const { env, seeds, vault, sealed } = profile();
    const before = filesIn(env.dataDir);
    setModes(env.dataDir, file, directory);
    try {
      expect(await outcomesOf({ env, seeds })).toEqual(['STORE_READ_ONLY', 'STORE_READ_ONLY']);
      expect(filesIn(env.dataDir)).toEqual(before);
    } finally {
      setModes(env.dataDir, 0o600, 0o700);
    }
    expect(await outcomesOf({ env, seeds })).toEqual(['ok', 'ok']);
    const store = valueOf(openStore(env, vault));
    afterTest(() => store.close());
    expect(store.applications.get(sealed.id)).toEqual(sealed);
  },
);
