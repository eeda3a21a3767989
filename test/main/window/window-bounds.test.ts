import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstSize, readBounds, writeBounds } from '../../../electron/main/window/window-bounds.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const BOUNDS = { x: 100, y: 80, width: 1366, height: 768, maximized: false };

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aid-bounds-'));
  file = join(folder, 'profile', 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('bounds come back as they were kept, on whichever screen they are', () => {
  writeBounds(file, BOUNDS);
  expect(readBounds(file, [SCREEN])).toEqual(BOUNDS);
  writeBounds(file, { ...BOUNDS, x: -1500, maximized: true });
  expect(readBounds(file, [SCREEN, { x: -1920, y: 0, width: 1920, height: 1080 }])).toMatchObject({ x: -1500 });
});

test.each([
  ['left of every screen', { x: -1300 }],
  ['right of every screen', { x: 1900 }],
  ['with its title bar above the screen', { y: -50 }],
  ['below the screen', { y: 1079 }],
  ['smaller than the smallest window', { width: 300 }],
  ['with half pixels', { x: 0.5 }],
])('bounds %s are forgotten', (_words, change) => {
  writeBounds(file, { ...BOUNDS, ...change });
  expect(readBounds(file, [SCREEN])).toBeNull();
});

test.each(['', '{', 'null', '[]', '{"x":1}'])('a file that says %j is no reason not to open', (text) => {
  const broken = join(folder, 'window.json');
  writeFileSync(broken, text);
  expect(readBounds(broken, [SCREEN])).toBeNull();
});

test('bounds that reach over the edge of a screen that became smaller are held inside its work area', () => {
  writeBounds(file, { ...BOUNDS, x: 60, y: 40 });
  const atLargeScale = { x: 0, y: 0, width: 1093, height: 574 };
  expect(readBounds(file, [atLargeScale])).toEqual({ ...atLargeScale, maximized: false });
  writeBounds(file, { ...BOUNDS, x: 900, y: 600 });
  expect(readBounds(file, [SCREEN])).toMatchObject({ x: 1920 - 1366, y: 1080 - 768, width: 1366, height: 768 });
});

test('the first window is no larger than the screen', () => {
  expect(firstSize(SCREEN)).toEqual({ width: 1366, height: 768 });
  expect(firstSize({ x: 0, y: 0, width: 1093, height: 574 })).toEqual({ width: 1093, height: 574 });
});

test('a folder that cannot be written is no reason not to close', () => {
  writeFileSync(join(folder, 'profile'), 'a file where a folder should be');
  writeBounds(file, BOUNDS);
  expect(readBounds(file, [SCREEN])).toBeNull();
});
