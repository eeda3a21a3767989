import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UsageError } from '../cli/terminal.ts';
import { isMissing, makeFolder, moveSynced, readIfThere, writeWhole } from '../spool/synced-file.ts';

const KEY_BYTES = 32;
const PRESENT = 'data-key';
const NEXT = 'data-key.next';
/** Keys that were given up: what older backups need, until they are destroyed together. */
const FORMER = 'former';

/** The county's data keys, as its files or its environment give them. Which of the two the journal is sealed with, only the journal says. */
export type DataKeys = {
  readonly present: Uint8Array;
  /** The key that a change of keys began with; null: there is none. */
  readonly next: Uint8Array | null;
  /** Keys that were given up and not destroyed yet. */
  readonly former: readonly Uint8Array[];
  /** Where their files lie; null: the environment gives them. */
  readonly folder: string | null;
};

/**
 * Reads them: `COUNTY_DATA_KEY` and `COUNTY_DATA_KEY_NEXT`, or the files in `keys/`. The first is made when there is none at the first
 * start. Throws {@link UsageError}.
 */
export async function readDataKeys(
  folder: string,
  isFirst: boolean,
  env: NodeJS.ProcessEnv,
  random: (size: number) => Uint8Array,
): Promise<DataKeys> {
  const former = formerNames(folder).map((name) => keyOf(readFileSync(join(folder, FORMER, name), 'utf8')));
  const [given, givenNext] = [env['COUNTY_DATA_KEY'] ?? '', env['COUNTY_DATA_KEY_NEXT'] ?? ''];
  if (given.trim() !== '') {
    const next = givenNext.trim() === '' ? null : keyOf(givenNext);
    return { present: keyOf(given), next, former, folder: null };
  }
  const path = join(folder, PRESENT);
  let text = readIfThere(path);
  if (text === null) {
    // Another key would open nothing that is there: it is made for a new county only.
    if (!isFirst) throw new UsageError(`没有数据密钥（${path}）。请从备份放回，或用 COUNTY_DATA_KEY 给出。`);
    text = textOf(random(KEY_BYTES));
    await writeWhole(path, Buffer.from(`${text}\n`, 'latin1'));
  }
  const next = readIfThere(join(folder, NEXT));
  return { present: keyOf(text), next: next === null ? null : keyOf(next), former, folder };
}

const GIVEN =
  '数据密钥由 COUNTY_DATA_KEY 给出：请另外生成一把并保管好，用 COUNTY_DATA_KEY_NEXT 给出，再运行 rotate-data-key。生成办法见操作手册第 2 节。';

/** Makes the key of a change and syncs it, before anything is sealed with it. One that was made before and not used is used again. */
export async function makeNextKey(keys: DataKeys, random: (size: number) => Uint8Array): Promise<Uint8Array> {
  if (keys.folder === null) throw new UsageError(GIVEN);
  if (keys.next !== null) return keys.next;
  const next = random(KEY_BYTES);
  await writeWhole(join(keys.folder, NEXT), Buffer.from(`${textOf(next)}\n`, 'latin1'));
  return next;
}

/**
 * The next key, of which somebody says by its fingerprint that it is kept elsewhere: what is sealed with a key that lies in one place
 * alone is gone with that place. One that the environment gives comes from elsewhere. Throws {@link UsageError}.
 */
export function confirmedNextKey({ next, folder }: DataKeys, confirmed: string | null): Uint8Array {
  if (folder === null) {
    if (next === null) throw new UsageError(GIVEN);
    return next;
  }
  if (next === null)
    throw new UsageError('还没有准备新的数据密钥，没有更换。请先运行 prepare-data-key --to 保管密钥的地方。');
  if (confirmed === null)
    throw new UsageError(
      '用法：rotate-data-key 核对码（prepare-data-key 抄好以后显示的四组数字，也写在抄件的文件夹名里）。抄件不在手边的，请再运行一次 prepare-data-key。',
    );
  if (!isFingerprintOf(next, confirmed))
    throw new UsageError(
      '核对码与准备好的新数据密钥不同，没有更换。请看抄件文件夹名里的四组数字；对不上的，请再运行一次 prepare-data-key 重新抄。',
    );
  return next;
}

/** Four groups of four digits, to tell data keys apart; it says nothing of the key. */
export function fingerprintOfDataKey(key: Uint8Array): string {
  const digest = createHash('sha256').update('aid1/data-key-fingerprint').update(key).digest();
  return [0, 4, 8, 12].map((at) => String(digest.readUInt32BE(at) % 10_000).padStart(4, '0')).join('-');
}

/** Whether somebody who types this fingerprint means this key. */
export const isFingerprintOf = (key: Uint8Array, typed: string): boolean =>
  digitsOf(typed) === digitsOf(fingerprintOfDataKey(key));

const digitsOf = (typed: string): string => typed.replace(/[\s-]/g, '');

/** The journal is sealed with the next key now: it becomes the present one, and the one before is put aside for older backups. */
export async function promoteNextKey(folder: string): Promise<void> {
  const former = join(folder, FORMER);
  await makeFolder(former);
  const text = readFileSync(join(folder, PRESENT), 'latin1');
  const names = formerNames(folder);
  // A crash may have come between the two steps below: then it lies there already.
  if (!names.some((name) => readFileSync(join(former, name), 'latin1') === text))
    await writeWhole(join(former, freeName(names)), Buffer.from(text, 'latin1'));
  await moveSynced(join(folder, NEXT), join(folder, PRESENT));
  // What a crash left half written is a key as well: none may outlive the one that is destroyed.
  for (const place of [folder, former])
    for (const name of readdirSync(place)) if (name.startsWith('.aside-')) await unlink(join(place, name));
}

/** Whether a file of the keys' folder, by its path in it, is a data key that was given up. */
export const isFormerName = (name: string): boolean => dirname(name) === FORMER;

/** What the operator is told to keep, and to destroy later. */
export const keyPaths = (folder: string): { readonly present: string; readonly former: string } => ({
  present: join(folder, PRESENT),
  former: join(folder, FORMER),
});

/** Not by how many there are: one that was destroyed leaves a gap, and none that is still needed may be written over. */
function freeName(names: readonly string[]): string {
  let n = 1;
  while (names.includes(`${PRESENT}-${n}`)) n++;
  return `${PRESENT}-${n}`;
}

function formerNames(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, FORMER)).filter((name) => name.startsWith(`${PRESENT}-`));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const textOf = (key: Uint8Array): string => Buffer.from(key).toString('base64url');

function keyOf(text: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== KEY_BYTES || key.toString('base64url') !== text.trim())
    throw new UsageError('数据密钥不对：应是 32 字节的 base64url 文字（43 个字符）。');
  return new Uint8Array(key);
}
