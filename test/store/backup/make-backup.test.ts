import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups } from '../../../electron/store/backup/list-backups.ts';
import type { BackupOrder } from '../../../electron/store/backup/backup-order.ts';
import { startMeter } from '../../../electron/store/backup/meter.ts';
import { openBackup } from '../../../electron/store/backup/open-backup.ts';
import { StoreError } from '../../../electron/store/store-error.ts';
import { CANARIES, typedForm } from '../support/cases.ts';
import { freshFolder, freshStore, type Opened, quickVault } from '../support/fixtures.ts';
import { fullLife } from '../support/full-life.ts';
import { filesIn } from '../support/raw.ts';
import { ACTOR, testEnv, valueOf } from '../support/test-env.ts';

const local = (env: { readonly dataDir: string }) => ({
  folder: join(env.dataDir, 'backups'),
  transfer: 'link' as const,
});
const order = (opened: Opened, change: Partial<BackupOrder> = {}): BackupOrder => ({
  reason: 'hand',
  pc: '210521101-A',
  app: '0.1.0',
  places: [local(opened.env)],
  ...change,
});

/** A folder that was chosen for backups, as a stick would be. */
function stick(): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'aid-files'));
  return folder;
}

async function made(opened: Opened, change: Partial<BackupOrder> = {}) {
  const [outcome] = valueOf(await opened.store.backup.make(order(opened, change)));
  if (outcome === undefined) throw new Error('No outcome');
  return valueOf(outcome.made);
}

const opening = async ({ env, vault }: Pick<Opened, 'env' | 'vault'>, path: string): Promise<string> => {
  try {
    await openBackup(env, vault, path, freshFolder(), startMeter({}));
    return 'ok';
  } catch (cause) {
    if (cause instanceof StoreError) return cause.error.code;
    throw cause;
  }
};

test('a backup opens with the keys, counts as the data does, and leaves nothing half-made behind', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const { head } = opened.store.audit;
  const backup = await made(opened);
  expect(backup.name).toBe('AID-BACKUP-210521101-A-20230615-0900-1.aidbak');
  expect(backup.manifest).toMatchObject({
    pc: '210521101-A',
    townshipName: '东风镇',
    head: { auditSeq: head().seq, auditHash: head().hash, batchSeq: 1 },
    counts: { application: 2, batch: 1, print: 1 },
    files: 1,
  });
  const found = await openBackup(
    opened.env,
    opened.vault,
    join(backup.folder, backup.name),
    freshFolder(),
    startMeter({}),
  );
  expect(found.head.manifest).toEqual(backup.manifest);
  expect(found.files.map(({ path }) => path)).toEqual([expect.stringMatching(/^attachments\/.*\.bin$/)]);
  expect(readdirSync(backup.folder).sort()).toEqual([backup.name, 'aid-files', 'known-files.json']);
  expect(readdirSync(opened.env.dataDir).filter((name) => name.startsWith('backup-'))).toEqual([]);
});

test('what is written while the copying goes on is in the copy or after it, never half', async () => {
  const opened = freshStore();
  for (let count = 0; count < 30; count += 1) fullLifeOf(opened, count);
  let writes = 0;
  const backup = await made(opened, {
    onProgress: () => {
      if (writes < 5) fullLifeOf(opened, 1000 + writes);
      writes += 1;
    },
  });
  expect(writes).toBeGreaterThan(1);
  expect(await opening(opened, join(backup.folder, backup.name))).toBe('ok');
  expect(opened.store.audit.verify()).toEqual({ ok: true });
  expect(opened.store.applications.list()).toHaveLength(35);
});

const fullLifeOf = ({ store }: Opened, bill: number) => store.applications.create(ACTOR, typedForm([String(bill)]));

test('a stick gets everything, copies no paper twice, and no personal word', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const folder = stick();
  const place = { folder, transfer: 'copy' as const };
  await made(opened, { places: [place] });
  const before = filesIn(folder).filter(({ path }) => path.startsWith('aid-files'));
  expect(before).toHaveLength(1);
  const again = await made(opened, { places: [place] });
  expect(again.name).toMatch(/-2\.aidbak$/);
  expect(filesIn(folder).filter(({ path }) => path.startsWith('aid-files'))).toEqual(before);
  for (const { path, bytes } of filesIn(folder)) {
    for (const word of Object.values(CANARIES)) expect(bytes.includes(word), `${word} in ${path}`).toBe(false);
    // Nor is the database itself readable: dates and amounts are clear in it.
    expect(bytes.includes('SQLite format 3'), path).toBe(false);
  }
});

test('a stick that is not there fails alone; the backup on this PC is made', async () => {
  const opened = freshStore();
  const gone = join(freshFolder(), 'stick');
  const places = [local(opened.env), { folder: gone, transfer: 'copy' as const }];
  expect(valueOf(await opened.store.backup.make(order(opened, { places })))).toMatchObject([
    { made: { ok: true } },
    { folder: gone, made: { ok: false, error: { code: 'BACKUP_PLACE_MISSING' } } },
  ]);
  expect(existsSync(gone)).toBe(false);
});

test('a cancelled backup leaves the one before it and no half file', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const first = await made(opened);
  const stop = new AbortController();
  const cancelled = await opened.store.backup.make(
    order(opened, { signal: stop.signal, onProgress: (share) => share > 0.5 && stop.abort() }),
  );
  expect(cancelled).toMatchObject({ ok: false, error: { code: 'BACKUP_CANCELLED' } });
  expect((await listBackups(first.folder)).map(({ name }) => name)).toEqual([first.name]);
  expect(readdirSync(first.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a store closed under a backup ends it as cancelled', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const stop = new AbortController();
  const result = opened.store.backup.make(order(opened, { signal: stop.signal }));
  stop.abort();
  opened.store.close();
  expect(await result).toMatchObject({ ok: false, error: { code: 'BACKUP_CANCELLED' } });
});

test('every flipped bit, every cut and every added byte is found', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const { folder, name } = await made(opened);
  const path = join(folder, name);
  const whole = readFileSync(path);
  const rounds = 120;
  for (let round = 0; round < rounds; round += 1) {
    const at = Math.floor((whole.length * round) / rounds);
    const bad = Buffer.from(whole);
    bad[at] = (bad[at] ?? 0) ^ (1 << (round % 8));
    writeFileSync(path, bad);
    expect(['BACKUP_DAMAGED', 'BACKUP_OTHER_KEYS'], `bit at ${at}`).toContain(await opening(opened, path));
  }
  writeFileSync(path, whole);
  truncateSync(path, whole.length - 1);
  expect(await opening(opened, path)).toBe('BACKUP_DAMAGED');
  writeFileSync(path, whole);
  appendFileSync(path, 'x');
  expect(await opening(opened, path)).toBe('BACKUP_DAMAGED');
  writeFileSync(path, '');
  expect(await opening(opened, path)).toBe('BACKUP_DAMAGED');
  expect((await listBackups(folder))[0]).toMatchObject({ name, manifest: null });
});

test('the backup of another PC does not open here', async () => {
  const opened = freshStore();
  const { folder, name } = await made(opened);
  const env = testEnv(freshFolder(), 500);
  expect(await opening({ env, vault: quickVault(env) }, join(folder, name))).toBe('BACKUP_OTHER_KEYS');
});
