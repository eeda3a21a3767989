import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AttachmentInput } from '../../../electron/store/aggregates/attachment/attachment-records.ts';
import type { Store } from '../../../electron/store/store.ts';
import { typedForm } from '../support/cases.ts';
import { freshFolder, freshStore } from '../support/fixtures.ts';
import { fullLife } from '../support/full-life.ts';
import { ACTOR, codeOf, valueOf } from '../support/test-env.ts';

const SCAN = Buffer.from('%PDF-1.7 扫描件金丝雀 赵桂兰 210502198001010013');
const NAME = '赵桂兰身份证.pdf';

const input = (applicationId: string, bytes: Uint8Array = SCAN): AttachmentInput => ({
  applicationId,
  line: 'id',
  media: 'pdf',
  name: NAME,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes,
});
const draftIn = (store: Store): string => store.applications.create(ACTOR, typedForm()).id;
const line = (got: '' | 'original' | 'copy') => ({ line: 'id', got, checked: 'seen', after: 'returned' }) as const;

test('an attachment comes back byte for byte after a restart, turned and linked as it was left', () => {
  const { store, reopen } = freshStore();
  const added = valueOf(store.attachments.add(ACTOR, input(draftIn(store))));
  const changed = valueOf(store.attachments.change(ACTOR, added.id, 1, { turn: 90, line: 'invoice' }));
  expect(changed).toEqual({ ...added, revision: 2, turn: 90, line: 'invoice' });
  const next = valueOf(reopen());
  expect(next.attachments.of(added.applicationId)).toEqual([changed]);
  expect(Buffer.from(next.attachments.bytes(added.id) ?? [])).toEqual(SCAN);
  expect([next.attachments.get('none'), next.attachments.bytes('none')]).toEqual([null, null]);
  expect(next.audit.verify()).toEqual({ ok: true });
});

test('an attachment is linked to a bill and let go of it again; one that never was has none', () => {
  const { store } = freshStore();
  const added = valueOf(store.attachments.add(ACTOR, input(draftIn(store))));
  expect(added.visit).toBe('');
  expect(valueOf(store.attachments.change(ACTOR, added.id, 1, { visit: 'k2' })).visit).toBe('k2');
  expect(valueOf(store.attachments.change(ACTOR, added.id, 2, { turn: 90 })).visit).toBe('k2');
  expect(store.attachments.get(added.id)?.visit).toBe('k2');
  expect(valueOf(store.attachments.change(ACTOR, added.id, 3, { visit: '' })).visit).toBe('');
  expect(store.attachments.get(added.id)?.visit).toBe('');
});

test('an attachment that was taken out can be put back until the application is closed', () => {
  const { store } = freshStore();
  const id = draftIn(store);
  const added = valueOf(store.attachments.add(ACTOR, input(id)));
  expect(valueOf(store.attachments.change(ACTOR, added.id, 1, { isRemoved: true })).isRemoved).toBe(true);
  expect(store.attachments.change(ACTOR, added.id, 1, { isRemoved: false })).toMatchObject({
    error: { code: 'STALE_REVISION' },
  });
  expect(valueOf(store.attachments.change(ACTOR, added.id, 2, { isRemoved: false })).isRemoved).toBe(false);
  expect(store.applications.history(id).map(({ what }) => what)).toEqual([
    'application.create',
    'attachment.add',
    'attachment.remove',
    'attachment.restore',
  ]);
});

test('nothing is added to or changed in a sealed application, and no file is left behind', () => {
  const { env, store } = freshStore();
  const { id } = fullLife(store);
  const before = readdirSync(join(env.dataDir, 'attachments'));
  const refused = { ok: false, error: { code: 'WRONG_STATUS', detail: { status: '已封批' } } };
  expect(store.attachments.add(ACTOR, input(id))).toEqual(refused);
  expect(store.materials.save(ACTOR, id, 0, [line('copy')])).toEqual(refused);
  expect(store.attachments.add(ACTOR, input('none'))).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(readdirSync(join(env.dataDir, 'attachments'))).toEqual(before);
});

test('a missing or damaged file is named and does not stop the others', () => {
  const { env, store } = freshStore();
  const id = draftIn(store);
  const folder = join(env.dataDir, 'attachments');
  const first = valueOf(store.attachments.add(ACTOR, input(id)));
  const [firstFile = ''] = readdirSync(folder);
  const second = valueOf(store.attachments.add(ACTOR, input(id, Buffer.from('%PDF-1.7 second'))));
  const good = readFileSync(join(folder, firstFile));
  const bad = Buffer.from(good);
  bad[20] = (bad[20] ?? 0) ^ 1;
  writeFileSync(join(folder, firstFile), bad);
  expect(codeOf(() => store.attachments.bytes(first.id))).toBe('ROW_TAMPERED');
  rmSync(join(folder, firstFile));
  expect(codeOf(() => store.attachments.bytes(first.id))).toBe('ROW_TAMPERED');
  expect(store.attachments.of(id)).toEqual([first, second]);
  expect(Buffer.from(store.attachments.bytes(second.id) ?? []).toString()).toBe('%PDF-1.7 second');
});

test('neither the scan nor what its file was called lies readable on the disk', () => {
  const { env, store } = freshStore();
  const id = draftIn(store);
  valueOf(store.attachments.add(ACTOR, input(id)));
  valueOf(store.materials.save(ACTOR, id, 0, [line('original')]));
  store.close();
  const files = readdirSync(env.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const { parentPath, name } of files) {
    const content = readFileSync(join(parentPath, name));
    for (const canary of ['扫描件金丝雀', '赵桂兰身份证', '210502198001010013', '%PDF-1.7']) {
      expect(content.includes(canary), `${canary} in ${name}`).toBe(false);
    }
  }
});

test('a checklist is saved as a revision, and two windows do not overwrite each other', () => {
  const { store } = freshStore();
  const id = draftIn(store);
  expect(store.materials.of(id)).toEqual({ revision: 0, lines: [] });
  expect(valueOf(store.materials.save(ACTOR, id, 0, [line('copy')]))).toEqual({ revision: 1, lines: [line('copy')] });
  expect(store.materials.save(ACTOR, id, 0, [])).toMatchObject({ error: { code: 'STALE_REVISION' } });
  valueOf(store.materials.save(ACTOR, id, 1, [line('original')]));
  expect(store.materials.of(id)).toEqual({ revision: 2, lines: [line('original')] });
  expect(store.audit.verify()).toEqual({ ok: true });
});

test('a backup to a stick takes the scans along', async () => {
  const { env, store } = freshStore();
  valueOf(store.attachments.add(ACTOR, input(draftIn(store))));
  const [file = ''] = readdirSync(join(env.dataDir, 'attachments'));
  const folder = freshFolder();
  mkdirSync(join(folder, 'aid-files'));
  const order = {
    reason: 'hand',
    pc: '210521101-A',
    app: '0.1.0',
    places: [{ folder, transfer: 'copy' }],
    onProgress: undefined,
  } as const;
  const [outcome] = valueOf(await store.backup.make(order));
  expect(outcome?.made).toMatchObject({ ok: true, value: { wrongFiles: [] } });
  const sealed = readFileSync(join(env.dataDir, 'attachments', file));
  expect(readFileSync(join(folder, 'aid-files', 'attachments', file))).toEqual(sealed);
});
