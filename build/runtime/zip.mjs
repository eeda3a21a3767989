import { open } from 'node:fs/promises';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const END_OF_DIRECTORY = 0x06054b50;
const LARGEST_END = 22 + 0xffff;
const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/** @typedef {{ name: string, method: number, packed: number, offset: number, mode: number }} Entry */

/**
 * Unpacks a zip archive below 4 GB whose bytes were already checked. Only node's own modules are used: this runs on
 * machines that have no `unzip`, and only a few hundred of the 25,000 entries of the npm-carried archive are wanted.
 * @param {string} archive
 * @param {(name: string) => string | null} place where an entry goes; null leaves it out
 * @returns {Promise<number>} files written
 */
export async function unzip(archive, place) {
  const file = await open(archive);
  try {
    let written = 0;
    for (const entry of readDirectory(await readTail(file))) {
      const target = entry.name.endsWith('/') ? null : place(entry.name);
      if (target === null) continue;
      const body = await readEntry(file, entry);
      mkdirSync(dirname(target), { recursive: true });
      if ((entry.mode & TYPE_MASK) === SYMLINK) symlinkSync(body.toString('utf8'), target);
      else {
        writeFileSync(target, body);
        if ((entry.mode & 0o111) !== 0) chmodSync(target, 0o755);
      }
      written += 1;
    }
    return written;
  } finally {
    await file.close();
  }
}

/**
 * Places every entry under a folder and throws on a name that would leave it.
 * @param {string} folder
 * @returns {(name: string) => string}
 */
export const under = (folder) => (name) => {
  const target = resolve(folder, name);
  if (!target.startsWith(resolve(folder) + sep)) throw new Error(`The archive names a path outside itself: ${name}`);
  return target;
};

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<Buffer>} the central directory
 */
async function readTail(file) {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, LARGEST_END));
  await file.read(tail, 0, tail.length, size - tail.length);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END_OF_DIRECTORY) at -= 1;
  if (at < 0) throw new Error('This is not a zip archive');
  const directory = Buffer.alloc(tail.readUInt32LE(at + 12));
  await file.read(directory, 0, directory.length, tail.readUInt32LE(at + 16));
  return directory;
}

/**
 * @param {Buffer} directory
 * @returns {Generator<Entry>}
 */
function* readDirectory(directory) {
  for (let at = 0; at < directory.length;) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field));
    const end = at + 46 + (nameLength ?? 0);
    yield {
      name: directory.toString('utf8', at + 46, end),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    };
    at = end + (extraLength ?? 0) + (commentLength ?? 0);
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Entry} entry
 * @returns {Promise<Buffer>}
 */
async function readEntry(file, { offset, packed, method, name }) {
  const header = Buffer.alloc(30);
  await file.read(header, 0, 30, offset);
  const body = Buffer.alloc(packed);
  await file.read(body, 0, packed, offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28));
  if (method === 0) return body;
  if (method === 8) return inflate(body);
  throw new Error(`${name} is packed by method ${method}, which this program does not know`);
}
