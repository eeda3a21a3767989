import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type HeadMark, lastHeadMark, openHeadLog } from '../../../electron/store/files/head-log.ts';
import { freshFolder } from '../support/fixtures.ts';

const mark = (commit: number): HeadMark => ({
  commit,
  auditSeq: commit * 2,
  auditHash: commit.toString(16).padStart(64, 'a'),
  batchSeq: commit % 7,
});

function written(count: number): string {
  const path = join(freshFolder(), 'head.log');
  const log = openHeadLog(path);
  for (let commit = 1; commit <= count; commit += 1) log.append(mark(commit));
  log.close();
  return path;
}

test('the last line is found again, also over the room kept for later ones', () => {
  expect(lastHeadMark(join(freshFolder(), 'none.log'))).toBeNull();
  for (const count of [1, 255, 256, 257]) expect(lastHeadMark(written(count)), String(count)).toEqual(mark(count));
});

test('every line has 128 bytes and earlier lines never change', () => {
  const path = written(3);
  const before = readFileSync(path, 'latin1').slice(0, 3 * 128);
  const log = openHeadLog(path);
  log.append(mark(4));
  log.close();
  const text = readFileSync(path, 'latin1');
  expect(text.slice(0, 3 * 128)).toBe(before);
  expect(
    text
      .split('\n')
      .slice(0, -1)
      .every((line) => line.length === 127),
  ).toBe(true);
});

test('a line torn at any byte counts as not written, and writing goes on after it', () => {
  const whole = readFileSync(written(3));
  for (let length = 2 * 128; length < 3 * 128; length += 1) {
    const path = join(freshFolder(), 'head.log');
    writeFileSync(path, whole.subarray(0, length));
    expect(lastHeadMark(path), String(length)).toEqual(mark(2));
  }
  const path = written(3);
  truncateSync(path, 2 * 128 + 50);
  const log = openHeadLog(path);
  log.append(mark(3));
  log.close();
  expect(lastHeadMark(path)).toEqual(mark(3));
});

test('a changed byte makes a line count as not written', () => {
  const path = written(3);
  const bytes = readFileSync(path);
  for (let at = 0; at < 112; at += 1) {
    const changed = Buffer.from(bytes);
    const index = 2 * 128 + at;
    changed[index] = (changed[index] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(lastHeadMark(path)?.commit, `byte ${at}`).toBe(2);
  }
});

test('zeros at the end, as a power cut leaves them, are passed over', () => {
  const path = written(3);
  truncateSync(path, 3 * 128);
  appendFileSync(path, Buffer.alloc(300));
  expect(lastHeadMark(path)).toEqual(mark(3));
  const log = openHeadLog(path);
  log.append(mark(4));
  log.close();
  expect(lastHeadMark(path)).toEqual(mark(4));
});

test('room is made before it is needed, so that appending does not grow the file', () => {
  const path = join(freshFolder(), 'head.log');
  const log = openHeadLog(path);
  log.reserve();
  const size = statSync(path).size;
  for (let commit = 1; commit <= 256; commit += 1) log.append(mark(commit));
  expect(statSync(path).size).toBe(size);
  log.reserve();
  expect(statSync(path).size).toBe(2 * size);
  log.close();
  log.close();
});
