import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBackup } from '../../../county/commands/backup-command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aid-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = 'x';
/** A backup whose list names one file more, which is there. */
function backupWith(name: string): string {
  const backup = join(folder, 'backup');
  mkdirSync(backup, { recursive: true });
  const path = join(backup, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, TEXT);
  const files = { [name]: { bytes: TEXT.length, sha256: createHash('sha256').update(TEXT).digest('hex') } };
  const list = { format: 'aid-county-backup/1', county: '210502', at: '2026-11-22', events: 1, files };
  writeFileSync(join(backup, 'backup.json'), JSON.stringify(list));
  return backup;
}

test.each([
  'county.json',
  'books/journal.log',
  `spool/whole/0191a000-0000-7000-8000-00000000d001/00000007-${'ab'.repeat(32)}.aidbatch`,
  `spool/quarantine/0191a000-0000-7000-8000-00000000d001/00000007-${'ab'.repeat(32)}.aidbatch.damaged`,
  `papers/quarantine/0191a000-0000-7000-8000-00000000d001/00000007-${'ab'.repeat(32)}.reason`,
])('a backup’s list names %s', async (name) => {
  expect((await readBackup(backupWith(name))).files).toHaveProperty([name]);
});

test.each([
  '../county.json',
  'spool/whole/../../../keys/data-key',
  'spool/whole/d001/../a.aidbatch',
  '/etc/hostname',
  'keys/data-key',
  'keys/later/x.aidcounty-secret.json',
  'books/lock',
  'journal-copy',
  'spool/whole/a.aidbatch',
])('a list that names %s, which no backup holds, is refused before anything is copied', async (name) => {
  await expect(readBackup(backupWith(name))).rejects.toThrow('已损坏');
});
