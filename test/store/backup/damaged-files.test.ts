import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BackupPlace } from '../../../electron/store/backup/backup-order.ts';
import { checkBackup } from '../../../electron/store/restore/check-backup.ts';
import { typedForm } from '../support/cases.ts';
import { freshFolder, freshStore, type Opened } from '../support/fixtures.ts';
import { fullLife, PDF } from '../support/full-life.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

/** The batch that `fullLife` records never had a file. */
const NEVER_THERE = 'batches/AID1-A-00000001-abcdef01.aidbatch';

function stick(): BackupPlace {
  const folder = freshFolder();
  mkdirSync(join(folder, 'aid-files'));
  return { folder, transfer: 'copy' };
}

async function made({ store }: Opened, place: BackupPlace, onProgress?: () => void) {
  const order = { reason: 'hand', pc: '210521101-A', app: '0.1.0', places: [place], onProgress } as const;
  const [outcome] = valueOf(await store.backup.make(order));
  if (outcome === undefined) throw new Error('No outcome');
  return valueOf(outcome.made);
}

const paperIn = (folder: string): string => {
  const [name = ''] = readdirSync(join(folder, 'attachments'));
  return join(folder, 'attachments', name);
};

const wrongIn = async ({ env, vault }: Opened, { folder, name }: { readonly folder: string; readonly name: string }) =>
  valueOf(await checkBackup(env, vault, join(folder, name), {})).wrongFiles;

test.each(['with', 'without'])(
  'a paper cut off here comes back whole from a stick, %s the list of what was hashed',
  async (kind) => {
    const opened = freshStore();
    fullLife(opened.store);
    const place = stick();
    const first = await made(opened, place);
    const { dataDir } = opened.env;
    const whole = readFileSync(paperIn(dataDir));
    truncateSync(paperIn(dataDir), 0);
    if (kind === 'without') rmSync(join(dataDir, 'backups', 'known-files.json'), { force: true });
    const second = await made(opened, place);
    expect(second.wrongFiles).toEqual([NEVER_THERE]);
    expect(readFileSync(paperIn(join(place.folder, 'aid-files')))).toEqual(whole);
    expect(readFileSync(paperIn(dataDir))).toEqual(whole);
    for (const backup of [first, second]) expect(await wrongIn(opened, backup)).toEqual([NEVER_THERE]);
    const [aside = ''] = readdirSync(dataDir).filter((name) => name.startsWith('replaced-files-'));
    expect(readFileSync(paperIn(join(dataDir, aside)))).toHaveLength(0);
  },
);

test('a damaged paper is named and left out; the database is backed up all the same, also to a new stick', async () => {
  const opened = freshStore();
  fullLife(opened.store);
  const old = stick();
  await made(opened, old);
  const path = paperIn(opened.env.dataDir);
  const bytes = readFileSync(path);
  // As a bad disk does it: another file of the same length.
  rmSync(path);
  writeFileSync(path, Buffer.alloc(bytes.length, 1));
  const place = stick();
  const backup = await made(opened, place);
  const name = `attachments/${path.split('/').at(-1) ?? ''}`;
  expect(backup.wrongFiles).toEqual([NEVER_THERE, name]);
  expect(readdirSync(join(place.folder, 'aid-files', 'attachments'))).toEqual([]);
  expect(await wrongIn(opened, backup)).toEqual([name, NEVER_THERE]);
  expect(readFileSync(paperIn(join(old.folder, 'aid-files')))).toEqual(bytes);
});

test('a paper printed while a backup is made is in it whole or not at all', async () => {
  const opened = freshStore();
  const sealed = fullLife(opened.store);
  for (let count = 0; count < 30; count += 1) opened.store.applications.create(ACTOR, typedForm([String(count)]));
  const [print] = opened.store.prints.of(sealed.id);
  if (print === undefined) throw new Error('No paper');
  let printed = 0;
  const backup = await made(opened, stick(), () => {
    if (printed < 3) opened.store.prints.add(ACTOR, { ...print, bytes: PDF });
    printed += 1;
  });
  expect(printed).toBeGreaterThan(3);
  expect(await wrongIn(opened, backup)).toEqual([NEVER_THERE]);
});
