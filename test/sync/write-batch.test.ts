import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import type * as promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bundleForNode } from '../../build/lib/bundle-for-node.mjs';
import { writeBatchFile } from '../../electron/sync/write-batch.ts';
import { sealed } from '../county/support/sample-batch.ts';

/** The one injected fault: a disk that gives back something else than was written. */
const disk = vi.hoisted(() => ({ isLying: false }));
vi.mock('node:fs/promises', async (load) => {
  const real = await load<typeof promises>();
  const readFile = async (path: string) => {
    const bytes = await real.readFile(path);
    if (disk.isLying) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes;
  };
  return { ...real, readFile };
});

const { bytes, fileName } = sealed();
let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'aid-write-'));
  disk.isLying = false;
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
const path = (): string => join(folder, fileName);

describe('a batch file', () => {
  test('is written whole, under its name, readable by its owner only', async () => {
    expect(await writeBatchFile(folder, fileName, bytes)).toEqual({ ok: true, value: { path: path() } });
    expect(fs.readFileSync(path())).toEqual(Buffer.from(bytes));
    expect(fs.statSync(path()).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual([fileName]);
  });

  test('written again is success and changes nothing', async () => {
    await writeBatchFile(folder, fileName, bytes);
    const before = fs.statSync(path());
    expect(await writeBatchFile(folder, fileName, bytes)).toMatchObject({ ok: true });
    expect(fs.statSync(path())).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test('never replaces a different file of its name', async () => {
    fs.writeFileSync(path(), 'something else');
    expect(await writeBatchFile(folder, fileName, bytes)).toEqual({
      ok: false,
      error: { code: 'FILE_WRITE_FAILED', detail: { why: '同名文件已存在，内容不同' } },
    });
    expect(fs.readFileSync(path(), 'utf8')).toBe('something else');
  });

  test('replaces what an interrupted try left, without following a link', async () => {
    const outside = join(folder, 'outside');
    fs.writeFileSync(outside, 'untouched');
    fs.symlinkSync(outside, `${path()}.part`);
    expect(await writeBatchFile(folder, fileName, bytes)).toMatchObject({ ok: true });
    expect(fs.readFileSync(outside, 'utf8')).toBe('untouched');
    expect(fs.readdirSync(folder).sort()).toEqual([fileName, 'outside']);
  });

  test('is taken away again when the disk gives back other bytes', async () => {
    disk.isLying = true;
    expect(await writeBatchFile(folder, fileName, bytes)).toEqual({
      ok: false,
      error: { code: 'BATCH_VERIFY_FAILED' },
    });
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('has no other name than a batch has', async () => {
    await expect(writeBatchFile(folder, '../escape.aidbatch', bytes)).rejects.toThrow(RangeError);
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

describe('a folder that cannot take it', () => {
  test('is named in Chinese when it is gone, and when it is a file', async () => {
    const gone = { ok: false, error: { code: 'FILE_WRITE_FAILED', detail: { why: '文件夹不存在，U 盘可能已拔出' } } };
    expect(await writeBatchFile(join(folder, 'gone'), fileName, bytes)).toEqual(gone);
    fs.writeFileSync(join(folder, 'file'), '');
    expect(await writeBatchFile(join(folder, 'file'), fileName, bytes)).toEqual(gone);
  });

  test('keeps no half file when the disk takes only a part of it', async () => {
    const entry = await bundleForNode('test/sync/support/write-once.ts');
    const limited = spawnSync('bash', ['-c', 'ulimit -f 4; exec "$0" "$@"', process.execPath, entry, folder], {
      encoding: 'utf8',
    });
    expect(limited.stdout).toBe(
      '{"ok":false,"error":{"code":"FILE_WRITE_FAILED","detail":{"why":"磁盘放不下这么大的文件"}}}',
    );
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});

test('killed in the middle of writing, it leaves only whole batches and never loses one it reported', async () => {
  const entry = await bundleForNode('test/sync/support/write-forever.ts');
  const reported = new Map<string, number>();
  for (let round = 0; round < 8; round++) {
    const into = join(folder, `round ${round}`);
    fs.mkdirSync(into);
    await runAndKill(entry, into, round + 1, reported);
    for (const name of fs.readdirSync(into).filter((entryName) => entryName.endsWith('.aidbatch'))) {
      expect(fs.statSync(join(into, name)).size).toBeGreaterThan(8 * 1024 * 1024);
    }
    for (const [name, size] of reported) expect(fs.statSync(join(into, name)).size).toBe(size);
    reported.clear();
  }
});

/** Kills the writer as soon as it reported `count` files and went on to the next one. */
async function runAndKill(entry: string, into: string, count: number, reported: Map<string, number>): Promise<void> {
  const child = spawn(process.execPath, [entry, into], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  const watcher = fs.watch(into, (_event, name) => {
    if (reported.size >= count && name?.endsWith('.part') === true) child.kill('SIGKILL');
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [name = '', size] = line.split(' ');
      reported.set(name, Number(size));
    }
  });
  expect(await ended).toBe('SIGKILL');
  watcher.close();
}
