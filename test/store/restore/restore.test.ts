import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeBackupOf } from '../support/backups.ts';
import { openStore } from '../../../electron/store/open-store.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { finishRestore } from '../../../electron/store/restore/finish-restore.ts';
import { readyRestore } from '../../../electron/store/restore/restore-data.ts';
import { fen } from '#shared/fen.ts';
import { reviewedCase, typedForm } from '../support/cases.ts';
import { afterTest, freshFolder, freshStore, type Opened } from '../support/fixtures.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { filesIn } from '../support/raw.ts';
import { ACTOR, codeOf, testEnv, valueOf } from '../support/test-env.ts';

const ready = (opened: Opened, path: string, live: boolean) =>
  readyRestore(opened.env, opened.vault, {
    path,
    live: live ? opened.store.backup.mark() : null,
    letter: null,
  });

/** Restores a backup while the data is open, as the clerk does, and opens what is then there. */
async function restored(opened: Opened, path: string) {
  const readied = valueOf(await ready(opened, path, true));
  opened.store.close();
  finishRestore(opened.env.dataDir);
  const store = valueOf(opened.reopen());
  return { readied, store };
}

test('a drill finds a sound backup sound, and the data in use is not touched', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const before = filesIn(opened.env.dataDir);
  const check = valueOf(await checkBackup(opened.env, opened.vault, path, {}));
  // The batch that the life records never had a file.
  expect(check).toMatchObject({ books: { ok: true }, wrongFiles: ['batches/AID1-A-00000001-abcdef01.aidbatch'] });
  expect(filesIn(opened.env.dataDir)).toEqual(before);
});

test('a drill names papers beside the backup that are gone or changed', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const pool = join(path, '..', 'aid-files', 'attachments');
  const [paper = ''] = readdirSync(pool);
  renameSync(join(pool, paper), join(pool, 'away'));
  const check = valueOf(await checkBackup(opened.env, opened.vault, path, {}));
  expect(check.wrongFiles).toContain(`attachments/${paper}`);
});

test('a restore brings the data of the backup back, keeps what it replaces, and says what is not in it', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const atBackup = opened.store.audit.head();
  const later = opened.store.applications.create(ACTOR, typedForm(['0200000000']));
  const lost = opened.store.audit.head();
  const { readied, store } = await restored(opened, path);
  expect(readied).toMatchObject({ lostEntries: 1, lostBatches: [], missingFiles: [] });
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.applications.get(later.id)).toBeNull();
  // The entry takes the number after everything that was ever acknowledged, linked to the last one restored.
  const entry = store.audit.entries().at(-1);
  expect(entry).toMatchObject({ seq: lost.seq + 1, action: 'backup.restore' });
  expect(entry?.reason).toContain(`第 ${atBackup.seq + 1} 至 ${lost.seq} 条操作记录不在其中`);
  expect(store.audit.hashAt(lost.seq)).toBeNull();
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(store.backup.restores()).toMatchObject([{ from: { auditSeq: atBackup.seq }, to: { auditSeq: lost.seq } }]);
  const kept = join(opened.env.dataDir, readied.replaced);
  expect(readdirSync(kept).sort()).toEqual(['app.db', 'head.log']);
  // What was replaced still opens, with everything in it.
  const old = testEnv(freshFolder(), 800);
  cpSync(opened.env.dataDir, old.dataDir, { recursive: true });
  for (const name of ['app.db', 'head.log']) copyFileSync(join(kept, name), join(old.dataDir, name));
  for (const name of ['app.db-wal', 'app.db-shm']) rmSync(join(old.dataDir, name), { force: true });
  const before = valueOf(openStore(old, opened.vault));
  afterTest(() => before.close());
  expect(before.applications.get(later.id)).toEqual(later);
});

test('killed between the entry of a restore and its line in the head log, the next start goes on with the restored data', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  const path = await makeBackupOf(opened);
  opened.store.applications.create(ACTOR, typedForm(['1']));
  valueOf(await ready(opened, path, true));
  opened.store.close();
  const { dataDir } = opened.env;
  finishRestore(dataDir);
  const left = ['head.log', 'restored.json'].map((name) => [name, readFileSync(join(dataDir, name))] as const);
  const accepted = valueOf(opened.reopen());
  const entered = accepted.audit.head();
  accepted.close();
  for (const [name, bytes] of left) writeFileSync(join(dataDir, name), bytes);
  const store = valueOf(opened.reopen());
  expect(store.audit.head()).toEqual(entered);
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.backup.restores()).toHaveLength(1);
  expect(store.audit.verify()).toEqual({ ok: true });
  expect(existsSync(join(dataDir, 'restored.json'))).toBe(false);
  const next = store.applications.create(ACTOR, typedForm(['2']));
  expect(valueOf(opened.reopen()).applications.get(next.id)).toEqual(next);
});

test('restored data goes on being written, opened and checked like any other', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  opened.store.applications.create(ACTOR, typedForm(['1']));
  const { store } = await restored(opened, path);
  const next = store.applications.create(ACTOR, typedForm(['2']));
  const again = valueOf(opened.reopen());
  expect(again.applications.get(next.id)).toEqual(next);
  expect(again.audit.verify()).toEqual({ ok: true });
  expect(existsSync(join(opened.env.dataDir, 'restored.json'))).toBe(false);
});

test('a batch sealed after the backup keeps its number: the next one gets the next, linked to its hash', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const { store } = opened;
  const settled = reviewedCase(store, ['0300000000']);
  const fileName = 'AID1-210521101-A-00000002-abcdef02.aidbatch';
  mkdirSync(join(opened.env.dataDir, 'batches'));
  writeFileSync(join(opened.env.dataDir, 'batches', fileName), 'a sealed batch');
  const batch = { seq: 2, fileName, hash: 'ef'.repeat(32), size: 14, count: 1, total: fen(1), headerJson: '{}' };
  valueOf(store.batches.add(ACTOR, { ...batch, applications: [settled] }));
  const { readied, store: after } = await restored(opened, path);
  expect(readied.lostBatches).toEqual([fileName]);
  expect(after.batches.list().map(({ seq }) => seq)).toEqual([1]);
  expect(after.batches.nextSeq()).toBe(3);
  expect(after.batches.lastHash()).toMatch(/^[0-9a-f]{64}$/);
  expect(after.batches.lastHash()).not.toBe('cd'.repeat(32));
  // Also after another restore of the same backup, which knows nothing of the first one.
  const second = valueOf(
    await readyRestore(opened.env, opened.vault, { path, live: after.backup.mark(), letter: null }),
  );
  expect(second.lostBatches).toEqual([fileName]);
  after.close();
  finishRestore(opened.env.dataDir);
  const third = valueOf(opened.reopen());
  expect(third.batches.nextSeq()).toBe(3);
  expect(third.audit.verify()).toEqual({ ok: true });
});

test('killed between any two steps of the exchange, the next start finishes it', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  opened.store.applications.create(ACTOR, typedForm(['1']));
  valueOf(await ready(opened, path, true));
  opened.store.close();
  const { dataDir } = opened.env;
  writeFileSync(join(dataDir, 'app.db-wal'), 'the log of the old database');
  const stages: string[] = [];
  for (let stop = 0; stop < 12; stop += 1) {
    const copy = testEnv(freshFolder(), 900 + stop * 50);
    cpSync(dataDir, copy.dataDir, { recursive: true });
    stages.push(interruptedAt(copy.dataDir, stop));
    finishRestore(copy.dataDir);
    finishRestore(copy.dataDir);
    const store = valueOf(openStore(copy, opened.vault));
    expect(store.audit.verify(), `stopped at ${stop}`).toEqual({ ok: true });
    expect(store.applications.list()).toHaveLength(2);
    store.close();
    const [kept = ''] = readdirSync(copy.dataDir).filter((name) => name.startsWith('replaced-'));
    expect(readFileSync(join(copy.dataDir, kept, 'app.db-wal'), 'utf8')).toBe('the log of the old database');
  }
  expect(new Set(stages).size).toBe(5);
});

/** Does by hand the first `count` moves of the exchange, as a crash would leave it. */
function interruptedAt(dataDir: string, count: number): string {
  const readyFolder = join(dataDir, 'restore-ready');
  const marker = JSON.parse(readFileSync(join(readyFolder, 'restored.json'), 'utf8')) as { readonly marker: string };
  const { replaced } = JSON.parse(marker.marker) as { readonly replaced: string };
  const kept = join(dataDir, replaced);
  mkdirSync(kept, { recursive: true });
  copyFileSync(join(dataDir, 'head.log'), join(kept, 'head.log'));
  const moves = [
    ['app.db-wal', kept],
    ['app.db', kept],
    ['restore-ready/app.db', dataDir],
    ['restore-ready/restored.json', dataDir],
  ] as const;
  for (const [name, to] of moves.slice(0, count)) {
    renameSync(join(dataDir, name), join(to, name.split('/').at(-1) ?? ''));
  }
  return moves[Math.min(count, moves.length) - 1]?.[0] ?? 'nothing';
}

test('damaged data is restored too, and the log beside it says how far it was', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  const path = await makeBackupOf(opened);
  opened.store.applications.create(ACTOR, typedForm(['1']));
  const lost = opened.store.audit.head();
  opened.store.close();
  writeFileSync(join(opened.env.dataDir, 'app.db'), Buffer.alloc(8192));
  rmSync(join(opened.env.dataDir, 'app.db-wal'), { force: true });
  expect(codeOf(() => openStore(opened.env, opened.vault))).toBe('STORE_CORRUPT');
  const readied = valueOf(await ready(opened, path, false));
  finishRestore(opened.env.dataDir);
  const store = valueOf(opened.reopen());
  expect(store.applications.get(sealed.id)).toEqual(sealed);
  expect(store.audit.head().seq).toBe(lost.seq + 1);
  expect(readFileSync(join(opened.env.dataDir, readied.replaced, 'app.db'))).toEqual(Buffer.alloc(8192));
});

test('a paper that is gone comes back with a restore; a damaged one too, and the damaged one is kept', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const [print] = opened.store.prints.of(sealed.id);
  const folder = join(opened.env.dataDir, 'attachments');
  const [paper = ''] = readdirSync(folder);
  rmSync(join(folder, paper));
  const first = await restored(opened, path);
  expect(first.store.prints.bytes(print?.id ?? '')).toEqual(new Uint8Array(PDF));
  rmSync(join(folder, paper));
  writeFileSync(join(folder, paper), 'damaged');
  const readied = valueOf(
    await readyRestore(opened.env, opened.vault, { path, live: first.store.backup.mark(), letter: null }),
  );
  expect(first.store.prints.bytes(print?.id ?? '')).toEqual(new Uint8Array(PDF));
  expect(readFileSync(join(opened.env.dataDir, readied.replaced, 'attachments', paper), 'utf8')).toBe('damaged');
});

test('an old database put back by hand stays refused, also with a marker of another state or of no key', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const path = await makeBackupOf(opened);
  const { dataDir } = opened.env;
  opened.store.close();
  copyFileSync(join(dataDir, 'app.db'), join(dataDir, 'yesterday'));
  const next = valueOf(opened.reopen());
  valueOf(await readyRestore(opened.env, opened.vault, { path, live: next.backup.mark(), letter: null }));
  const marker = readFileSync(join(dataDir, 'restore-ready', 'restored.json'), 'utf8');
  rmSync(join(dataDir, 'restore-ready'), { recursive: true });
  next.applications.create(ACTOR, typedForm(['1']));
  next.close();
  copyFileSync(join(dataDir, 'yesterday'), join(dataDir, 'app.db'));
  rmSync(join(dataDir, 'app.db-wal'), { force: true });
  // The state is that of the marker, but something was acknowledged since it was made.
  writeFileSync(join(dataDir, 'restored.json'), marker);
  expect(codeOf(opened.reopen)).toBe('STORE_BEHIND');
  writeFileSync(join(dataDir, 'restored.json'), marker.replace(/commit\\":\d+/, 'commit\\":999999'));
  expect(codeOf(opened.reopen)).toBe('STORE_BEHIND');
});
