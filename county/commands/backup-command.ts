import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { hash } from '#shared/protocol/field.ts';
import { UsageError } from '../cli/terminal.ts';
import { booksFolder, papersFolder, spoolFolder } from '../config/open-county.ts';
import { type SpoolPaths, spoolPaths } from '../spool/spool-paths.ts';
import type { Spool } from '../spool/spool.ts';
import { errnoOf, isMissing, makeFolder, syncFile, syncFolder, writeWhole } from '../spool/synced-file.ts';
import type { Command } from './command.ts';

const FORMAT = 'aid-county-backup/1';
const MANIFEST = 'backup.json';

/** What a backup is made of, and nothing else: a list that somebody wrote cannot name a file anywhere else. */
const BACKED_UP_NAME =
  /^(?:county\.json|books\/journal\.(?:head|log)|(?:spool|papers)\/(?:whole|quarantine)\/[A-Za-z0-9-]+\/[A-Za-z0-9-]+(?:\.[a-z]+)+)$/;

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  county: z.string(),
  at: z.string(),
  events: z.int().min(0),
  files: z.record(z.string().regex(BACKED_UP_NAME), z.strictObject({ bytes: z.int().min(0), sha256: hash })),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/**
 * `backup 文件夹`: a copy of journal and batches, read back and compared, while the service runs; of a PostgreSQL in the same form. Keys are not in it. The mark in the
 * journal lets PCs know how far they are safe.
 */
export const backup: Command = async ({ names }, { county, now, out }) => {
  const [to, ...rest] = names;
  if (to === undefined || rest.length > 0) throw new UsageError('用法：backup 文件夹');
  const at = now();
  const target = join(to, `county-backup-${at.slice(0, 19).replace(/[^\d]/g, '')}`);
  await makeFolder(to);
  await mkdir(target, { mode: 0o700 }).catch((error: unknown) => {
    if (errnoOf(error) === 'EEXIST') throw new UsageError(`${target} 已经存在。请过一秒再试。`);
    throw error;
  });
  // Marked first: the copy may hold more than the mark says, never less.
  const mark = await county.books.backupMark();
  const listing = await (county.form === 'folder' ? copyFolder(county, target) : copyDatabase(county, target));
  const listed: Record<string, { bytes: number; sha256: string }> = {};
  for (const name of listing) {
    const copy = join(target, name);
    listed[name] = { bytes: (await stat(copy)).size, sha256: sha256(await readFile(copy)) };
    // A batch's name is its hash: what lies on the target is compared with what was sealed, not with what was read.
    const named = /^(?:spool|papers)\/whole\/.*-([0-9a-f]{64})\.(?:aidbatch|aidpapers)$/.exec(name)?.[1];
    if (named !== undefined && named !== listed[name].sha256)
      throw new UsageError(`${name} 的内容已损坏或没有拷贝好，备份没有完成。请先运行 scrub。`);
  }
  const manifest: BackupManifest = { format: FORMAT, county: county.code, at, events: mark.events, files: listed };
  await writeWhole(join(target, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8'));
  await syncFolder(to);
  await county.books.backedUp(mark, 'cli');
  const counts = [
    `${listing.filter((name) => name.startsWith('spool/whole/')).length} 个批次文件`,
    ...someOf(listing.filter((name) => name.startsWith('papers/whole/')).length, '个材料文件'),
    ...someOf(listing.filter((name) => /\/quarantine\/.*\.(?:aidbatch|aidpapers)$/.test(name)).length, '个隔离文件'),
  ].join('、');
  out(`✓ 已备份 ${mark.events} 条日志、${counts}到 ${target}，并读回核对。`);
  out('　备份里没有密钥：keys 文件夹须另外保管，两样都有才能恢复。');
  return 0;
};

const someOf = (count: number, what: string): readonly string[] => (count === 0 ? [] : [`${count} ${what}`]);

type Source = Parameters<Command>[1]['county'];

/** Copies the files of a county's folder; gives their names in it. */
async function copyFolder(county: Source, target: string): Promise<readonly string[]> {
  const books = booksFolder(county.path);
  const files = [
    join(county.path, 'county.json'),
    // How far the journal goes is copied before the journal, which only grows.
    join(books, 'journal.head'),
    join(books, 'journal.log'),
    ...(await filesUnder(join(spoolFolder(county.path), 'whole'))),
    ...(await filesUnder(join(spoolFolder(county.path), 'quarantine'))),
  ];
  const papers = [
    ...(await filesUnder(join(papersFolder(county.path), 'whole'))),
    ...(await filesUnder(join(papersFolder(county.path), 'quarantine'))),
  ];
  const names: string[] = [];
  for (const path of [...files, ...papers]) {
    const name = relative(county.path, path).split(sep).join('/');
    const copy = join(target, name);
    await makeFolder(dirname(copy));
    try {
      await copyFile(path, copy);
    } catch (error) {
      if (!isMissing(error)) throw error;
      // A file of papers gives way to one that shows more; what a restore then lacks, PCs are asked for again.
      if (papers.includes(path)) continue;
      throw new UsageError(`备份时 ${name} 有变动，备份没有完成。请再做一次。`);
    }
    names.push(name);
    await syncFile(copy);
    await syncFolder(dirname(copy));
  }
  return names;
}

/** Writes what a PostgreSQL holds in the form of a folder: every event checked against the one before, every batch against its hash. */
async function copyDatabase(county: Source, target: string): Promise<readonly string[]> {
  const names = ['county.json', 'books/journal.head', 'books/journal.log'];
  await copyFile(join(county.path, 'county.json'), join(target, 'county.json'));
  await syncFile(join(target, 'county.json'));
  await makeFolder(join(target, 'books'));
  // Batches after the journal: every one that it speaks of is there then.
  await county.books.copyJournal(join(target, 'books'));
  names.push(...(await copySpool(county.spool, spoolPaths(spoolFolder(target)), target)));
  names.push(...(await copySpool(county.papers.spool, spoolPaths(papersFolder(target), 'aidpapers'), target)));
  return names;
}

async function copySpool(spool: Spool, paths: SpoolPaths, target: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const key of await spool.list()) {
    const bytes = await spool.read(key);
    if (bytes === null) continue;
    const path = paths.whole(key);
    await makeFolder(dirname(path));
    await writeWhole(path, bytes);
    names.push(relative(target, path).split(sep).join('/'));
  }
  // What waits for people is theirs to see after a restore as well.
  for (const { code, ...key } of await spool.aside()) {
    const bytes = await spool.readAside(key);
    if (bytes === null) continue;
    await makeFolder(dirname(paths.quarantined(key)));
    await writeWhole(paths.reason(key), Buffer.from(code, 'utf8'));
    await writeWhole(paths.quarantined(key), bytes);
    for (const path of [paths.reason(key), paths.quarantined(key)])
      names.push(relative(target, path).split(sep).join('/'));
  }
  return names;
}

/** Reads a backup's list and checks every file against it. Throws {@link UsageError}. */
export async function readBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error: unknown) => {
    if (isMissing(error)) throw new UsageError(`${folder} 不是完整的备份（没有 ${MANIFEST}）。请另选一份。`);
    throw error;
  });
  const manifest = parseManifest(text);
  if (manifest === null) throw new UsageError(`${join(folder, MANIFEST)} 已损坏。请另选一份备份。`);
  for (const [name, { bytes, sha256: expected }] of Object.entries(manifest.files)) {
    const content = await readFile(join(folder, name)).catch(() => null);
    if (content === null || content.length !== bytes || sha256(content) !== expected)
      throw new UsageError(`备份中的 ${name} 缺失或已损坏。请另选一份备份。`);
  }
  return manifest;
}

function parseManifest(text: string): BackupManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.aside-'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
