import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat, statfs, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Appended,
  type BatchKey,
  type Finished,
  type Spool,
  SpoolFullError,
  spoolName,
  type SpoolUsage,
  type Upload,
} from './spool.ts';
import { assertKey, namesIn, readPartName, readWholeName, type SpoolKind, spoolPaths } from './spool-paths.ts';
import {
  isMissing,
  makeFolder,
  moveSynced,
  syncFile,
  syncFolder,
  withRoom,
  writeAt,
  writeWhole,
} from './synced-file.ts';

const OWNER_ONLY = 0o600;
/** Room that stays free: the journal must still be able to say what was received. */
const RESERVE_BYTES = 64 * 1024 * 1024;

type Part = Upload & { readonly path: string };

/**
 * The spool as a folder of files. One process works in it (its caller holds the lock file). Bytes of an upload are appended and
 * synced before their count is told; what a crash left unsynced is found by the hash over the whole file.
 */
export async function openFolderSpool(
  root: string,
  reserve = RESERVE_BYTES,
  kind: SpoolKind = 'aidbatch',
): Promise<Spool> {
  const paths = spoolPaths(root, kind);
  for (const folder of Object.values(paths.folders)) await makeFolder(folder);
  await syncNames(root, Object.values(paths.folders));
  // What a killed process wrote but had not synced is counted from now on, so it is synced now.
  for (const device of await namesIn(paths.folders.parts))
    for (const name of await namesIn(join(paths.folders.parts, device)))
      await syncFile(join(paths.folders.parts, device, name));

  const turns = new Map<string, Promise<void>>();

  async function findPart(key: BatchKey): Promise<Part | null> {
    assertKey(key);
    const folder = dirname(paths.part(key, 0));
    for (const name of await namesIn(folder)) {
      const read = readPartName(key.device, name);
      if (read === null || read.key.seq !== key.seq || read.key.hash !== key.hash) continue;
      const path = paths.part(key, read.length);
      return { path, length: read.length, offset: (await stat(path)).size };
    }
    return null;
  }

  async function create(key: BatchKey, length: number): Promise<Upload> {
    const under = await findPart(key);
    if (under?.length === length) return under;
    if (under !== null) await unlink(under.path);
    await askRoom(root, length + reserve);
    const path = paths.part(key, length);
    await withRoom(async () => {
      await makeFolder(dirname(path));
      const file = await open(path, 'wx', OWNER_ONLY);
      try {
        await file.sync();
      } finally {
        await file.close();
      }
      await syncFolder(dirname(path));
    });
    return { length, offset: 0 };
  }

  /** What changes one file goes one after the other: an offset asked for still holds when it is written at, and a reason stays with what it is of. */
  async function inTurn<T>(key: BatchKey, work: () => Promise<T>): Promise<T> {
    const name = `${key.device}/${spoolName(key)}`;
    const before = turns.get(name) ?? Promise.resolve();
    const turn = before.then(work, work);
    const done = turn.then(
      () => undefined,
      () => undefined,
    );
    turns.set(name, done);
    try {
      return await turn;
    } finally {
      if (turns.get(name) === done) turns.delete(name);
    }
  }

  async function append(key: BatchKey, offset: number, bytes: Uint8Array): Promise<Appended> {
    const part = await findPart(key);
    if (part === null) return { outcome: 'unknown' };
    if (part.offset !== offset) return { outcome: 'wrong_offset', offset: part.offset };
    if (offset + bytes.length > part.length) return { outcome: 'too_long', offset };
    // Asked again with every piece: many uploads begun while there was room could fill it together.
    await askRoom(root, bytes.length + reserve);
    await withRoom(async () => {
      const file = await open(part.path, 'r+');
      try {
        await writeAt(file, bytes, offset);
        await file.sync();
      } catch (error) {
        // Half a piece would be counted by the next one who asks for the size.
        await file.truncate(offset);
        throw error;
      } finally {
        await file.close();
      }
    });
    return { outcome: 'kept', offset: offset + bytes.length };
  }

  async function finish(key: BatchKey): Promise<Finished> {
    const part = await findPart(key);
    if (part === null) return (await size(key)) !== null ? 'whole' : 'unknown';
    if (part.offset < part.length) return 'not_yet';
    if ((await hashFile(part.path)) !== key.hash) {
      await unlink(part.path);
      return 'other_content';
    }
    await makeFolder(dirname(paths.whole(key)));
    await moveSynced(part.path, paths.whole(key));
    return 'whole';
  }

  async function put(key: BatchKey, bytes: Uint8Array): Promise<void> {
    if ((await size(key)) !== null) return;
    await askRoom(root, bytes.length + reserve);
    await makeFolder(dirname(paths.whole(key)));
    await writeWhole(paths.whole(key), bytes);
    const part = await findPart(key);
    if (part !== null) await unlink(part.path);
  }

  async function size(key: BatchKey): Promise<number | null> {
    assertKey(key);
    return sizeOf(paths.whole(key));
  }

  async function list(): Promise<readonly BatchKey[]> {
    const keys: BatchKey[] = [];
    for (const device of await namesIn(paths.folders.whole))
      for (const name of await namesIn(join(paths.folders.whole, device))) {
        const key = readWholeName(device, name, kind);
        if (key !== null) keys.push(key);
      }
    return keys;
  }

  async function quarantine(key: BatchKey, code: string): Promise<void> {
    assertKey(key);
    await makeFolder(dirname(paths.quarantined(key)));
    // The reason first: a file in quarantine always says why it is there.
    await writeWhole(paths.reason(key), Buffer.from(code, 'utf8'));
    if ((await size(key)) !== null) await moveSynced(paths.whole(key), paths.quarantined(key));
  }

  async function release(key: BatchKey): Promise<void> {
    assertKey(key);
    if ((await sizeOf(paths.quarantined(key))) === null) return;
    await makeFolder(dirname(paths.whole(key)));
    await moveSynced(paths.quarantined(key), paths.whole(key));
    // Else it would still say why, to whoever put the batch aside another time without a word.
    if ((await sizeOf(paths.reason(key))) !== null) await unlink(paths.reason(key));
  }

  async function aside(): Promise<readonly (BatchKey & { readonly code: string })[]> {
    const found: (BatchKey & { readonly code: string })[] = [];
    for (const device of await namesIn(paths.folders.quarantine))
      for (const name of await namesIn(join(paths.folders.quarantine, device))) {
        const key = readWholeName(device, name, kind);
        if (key !== null) found.push({ ...key, code: await codeOf(key) });
      }
    return found;
  }

  const codeOf = async (key: BatchKey): Promise<string> =>
    (await readIfThere(paths.reason(key)))?.toString('utf8') ?? '';

  async function drop(key: BatchKey): Promise<void> {
    assertKey(key);
    // The reason last: as long as the file is there it says why.
    for (const path of [paths.quarantined(key), paths.reason(key)])
      if ((await sizeOf(path)) !== null) await unlink(path);
    await syncFolder(dirname(paths.quarantined(key)));
  }

  async function usage(device: string): Promise<SpoolUsage> {
    const lengths = (await namesIn(join(paths.folders.parts, device))).map(
      (name) => readPartName(device, name)?.length ?? 0,
    );
    const sizes: number[] = [];
    // Only what people can settle: damaged bytes that were given up are the disk's fault, and must not keep the batch from coming again.
    for (const name of await namesIn(join(paths.folders.quarantine, device)))
      if (readWholeName(device, name, kind) !== null)
        sizes.push((await sizeOf(join(paths.folders.quarantine, device, name))) ?? 0);
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    return { open: lengths.length, openBytes: sum(lengths), aside: sizes.length, asideBytes: sum(sizes) };
  }

  async function forget(key: BatchKey): Promise<void> {
    assertKey(key);
    if ((await size(key)) === null) return;
    // Kept beside: one wrong bit in a batch that never came again is better than no batch.
    await makeFolder(dirname(paths.quarantined(key)));
    await moveSynced(paths.whole(key), `${paths.quarantined(key)}.damaged`);
  }

  async function expire(before: number, only?: string): Promise<number> {
    let count = 0;
    for (const device of only === undefined ? await namesIn(paths.folders.parts) : [only])
      for (const name of await namesIn(join(paths.folders.parts, device))) {
        const path = join(paths.folders.parts, device, name);
        if ((await stat(path)).mtimeMs >= before) continue;
        await unlink(path);
        count++;
      }
    return count;
  }

  async function scrub(): Promise<readonly BatchKey[]> {
    const changed: BatchKey[] = [];
    for (const key of await list()) if ((await hashFile(paths.whole(key))) !== key.hash) changed.push(key);
    return changed;
  }

  return {
    upload: findPart,
    create: (key, length) => inTurn(key, () => create(key, length)),
    append: (key, offset, bytes) => inTurn(key, () => append(key, offset, bytes)),
    finish: (key) => inTurn(key, () => finish(key)),
    put: (key, bytes) => inTurn(key, () => put(key, bytes)),
    size,
    read: (key) => readIfThere(paths.whole(key)),
    list,
    quarantine: (key, code) => inTurn(key, () => quarantine(key, code)),
    quarantined: async (key) => {
      if ((await sizeOf(paths.quarantined(key))) === null) return null;
      return codeOf(key);
    },
    release: (key) => inTurn(key, () => release(key)),
    readAside: (key) => readIfThere(paths.quarantined(key)),
    aside,
    drop: (key) => inTurn(key, () => drop(key)),
    usage,
    forget: (key) => inTurn(key, () => forget(key)),
    expire,
    scrub,
  };
}

/** A killed process may have given a batch or a folder its name and not synced it: what is read from now on must stay. */
async function syncNames(root: string, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (const device of await namesIn(folder)) await syncFolder(join(folder, device));
    await syncFolder(folder);
  }
  await syncFolder(root);
}

async function askRoom(root: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(root);
  if (bavail * bsize < bytes) throw new SpoolFullError('No room in the spool');
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
