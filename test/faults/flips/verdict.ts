import { openForReading } from '../../../electron/store/damage/open-for-reading.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { readKeys } from '../../../electron/store/vault/keys-file.ts';
import type { Vault } from '../../../electron/store/vault/vault.ts';
import { vaultOfSeeds } from '../../store/support/keys.ts';
import { type TestEnv, testEnv } from '../../store/support/test-env.ts';
import { integrityOf } from '../support/profile.ts';
import { type Everything, readEverything } from './read-everything.ts';
import type { SoundProfile } from './sound-profile.ts';

/** What became of a damage. `wrong`: it went unseen, or something false was shown. */
export type Verdict = { readonly name: string; readonly wrong: string | null };

const ID_START = 500_000_000;

/** Opens a damaged profile as the app does, reads everything, checks the books, and compares with the truth. */
export async function judge(sound: SoundProfile, dataDir: string, isBackupHit: boolean): Promise<Verdict> {
  const env = testEnv(dataDir, ID_START);
  const { copies, isWhole } = readKeys(dataDir);
  if (copies.length === 0) return { name: 'refused: KEYS_DAMAGED', wrong: null };
  const vault = vaultOfSeeds(env, sound.seeds);
  try {
    const keys = isWhole ? '' : 'the sound copy of the keys used, ';
    if (isBackupHit) return await judgeBackup(sound, env, vault);
    const verdict = judgeStore(sound, env, vault);
    return { ...verdict, name: `${keys}${verdict.name}` };
  } finally {
    vault.close();
  }
}

function judgeStore(sound: SoundProfile, env: TestEnv, vault: Vault): Verdict {
  const opened = openStore(env, vault);
  if (!opened.ok) return judgeReadOnly(sound, env, vault, opened.error.code);
  const store = opened.value;
  let changed: string | null;
  try {
    const found = readEverything(store, sound.known);
    const lie = lieIn(sound, found);
    const refused = [...found.reads.values()].flatMap((read) => ('refused' in read ? [read.refused] : []));
    if (refused[0] !== undefined) return { name: `named on reading: ${refused[0]}`, wrong: lie };
    if (found.damaged.length > 0) return { name: 'named on reading: a damaged row', wrong: lie };
    const check = checkOf(() => store.audit.verify());
    if (check !== null) return { name: `named by the check: ${check}`, wrong: lie };
    if (lie !== null) return { name: 'SILENT', wrong: lie };
    changed = firstDifference(sound.truth, found);
  } finally {
    store.close();
  }
  // The same check of every page that each backup makes, so at the latest a few minutes after unlocking.
  if (integrityOf(env.dataDir) !== 'ok') return { name: 'named by the check of the pages', wrong: null };
  return changed === null
    ? { name: 'no effect', wrong: null }
    : { name: 'SILENT', wrong: `changed without a word: ${changed}` };
}

/** What does not open is read in a copy beside it: less may be there than was, but nothing false. */
function judgeReadOnly(sound: SoundProfile, env: TestEnv, vault: Vault, code: string): Verdict {
  const name = `refused: ${code}`;
  const opened = openForReading(env, vault);
  if (!opened.ok) return { name, wrong: null };
  try {
    const lie = lieIn(sound, readEverything(opened.value, sound.known));
    return { name: `${name}, read-only`, wrong: lie };
  } finally {
    opened.value.close();
  }
}

async function judgeBackup({ backup }: SoundProfile, env: TestEnv, vault: Vault): Promise<Verdict> {
  const check = await checkBackup(env, vault, `${env.dataDir}/${backup.path}`, {});
  if (!check.ok) return { name: `backup refused: ${check.error.code}`, wrong: null };
  const { books, wrongFiles } = check.value;
  if (!books.ok) return { name: 'backup: named by the check', wrong: null };
  if (wrongFiles.length > 0) return { name: 'backup: paper named', wrong: null };
  const isSame = JSON.stringify(check.value) === backup.check;
  return isSame
    ? { name: 'backup: no effect', wrong: null }
    : { name: 'SILENT', wrong: 'the backup says something else' };
}

/** What the check of the books names; null when it finds nothing. */
function checkOf(verify: () => { readonly ok: boolean; readonly what?: string }): string | null {
  try {
    const check = verify();
    return check.ok ? null : (check.what ?? 'entry');
  } catch (cause) {
    if (!(cause instanceof StoreError)) throw cause;
    return cause.error.code;
  }
}

/** The first thing that is read otherwise than it was; null when there is none. */
const firstDifference = (truth: Everything, found: Everything): string | null =>
  [...truth.reads.keys()].find(
    (name) => JSON.stringify(truth.reads.get(name)) !== JSON.stringify(found.reads.get(name)),
  ) ?? null;

/** The entries of the record are shown as they are read and proven by the check; everything else is proven on reading. */
const PROVEN_LATER = 'record';

/** A value that was shown and never was true; null when there is none. Less may be shown than there was, or older. */
function lieIn({ truth, wasTrue }: SoundProfile, found: Everything): string | null {
  for (const [name, read] of found.reads) {
    if ('refused' in read || name === PROVEN_LATER) continue;
    if (JSON.stringify(truth.reads.get(name)) === JSON.stringify(read)) continue;
    const known = knownLeaves(wasTrue);
    for (const leaf of leaves(JSON.parse(read.json))) if (!known.has(leaf)) return `${name} shows ${leaf}`;
  }
  return null;
}

const kept = new WeakMap<readonly Everything[], ReadonlySet<string>>();

function knownLeaves(all: readonly Everything[]): ReadonlySet<string> {
  const made = kept.get(all);
  if (made !== undefined) return made;
  const reads = all.flatMap((each) => [...each.reads.values()]);
  // 0 and 1: what counting gives where something is missing.
  const known = new Set([
    'null',
    '0',
    '1',
    ...reads.flatMap((read) => ('json' in read ? leaves(JSON.parse(read.json)) : [])),
  ]);
  kept.set(all, known);
  return known;
}

/** Every single value in it, as JSON. */
function leaves(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [JSON.stringify(value)];
  return Object.values(value).flatMap(leaves);
}
