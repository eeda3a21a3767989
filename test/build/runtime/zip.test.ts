import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { under, unzip } from '../../../build/runtime/zip.mjs';

type Entry = { readonly name: string; readonly body: string; readonly mode?: number; readonly method?: number };

/** A zip archive as the format says, written here byte by byte so that the reader is not tested against itself. */
function makeZip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, mode = 0o100644, method = 8 } of entries) {
    const packed = method === 8 ? deflateRawSync(body) : Buffer.from(body);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

let folder = '';
let archive = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aid-zip-'));
  archive = join(folder, 'a.zip');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('packed and plain entries come out with their contents and the right to run', async () => {
  writeFileSync(
    archive,
    makeZip([
      { name: 'app/', body: '' },
      { name: 'app/run', body: 'x'.repeat(10_000), mode: 0o100755 },
      { name: 'app/字.txt', body: '医疗', method: 0 },
    ]),
  );
  expect(await unzip(archive, under(join(folder, 'out')))).toBe(2);
  expect(readFileSync(join(folder, 'out/app/run'), 'utf8')).toBe('x'.repeat(10_000));
  expect(readFileSync(join(folder, 'out/app/字.txt'), 'utf8')).toBe('医疗');
  expect([
    statSync(join(folder, 'out/app/run')).mode & 0o111,
    statSync(join(folder, 'out/app/字.txt')).mode & 0o111,
  ]).toEqual([0o111, 0]);
});

test('a link comes out as a link', async () => {
  writeFileSync(
    archive,
    makeZip([
      { name: 'a', body: 'text' },
      { name: 'b', body: 'a', mode: 0o120777 },
    ]),
  );
  await unzip(archive, under(join(folder, 'out')));
  expect(readFileSync(join(folder, 'out/b'), 'utf8')).toBe('text');
});

test('entries that have no place are left out', async () => {
  writeFileSync(
    archive,
    makeZip([
      { name: 'a', body: '1' },
      { name: 'b', body: '2' },
    ]),
  );
  expect(await unzip(archive, (name) => (name === 'a' ? join(folder, 'out', name) : null))).toBe(1);
  expect(readdirSync(join(folder, 'out'))).toEqual(['a']);
});

test.each(['../evil', '/etc/evil', 'a/../../evil'])('an entry named %s is refused', async (name) => {
  writeFileSync(archive, makeZip([{ name, body: '1' }]));
  await expect(unzip(archive, under(join(folder, 'out')))).rejects.toThrow('outside itself');
});

test('what is no zip, or is packed in an unknown way, is refused', async () => {
  writeFileSync(archive, 'not a zip');
  await expect(unzip(archive, under(folder))).rejects.toThrow('not a zip archive');
  writeFileSync(archive, makeZip([{ name: 'a', body: '1', method: 12 }]));
  await expect(unzip(archive, under(folder))).rejects.toThrow('packed by method 12');
});
