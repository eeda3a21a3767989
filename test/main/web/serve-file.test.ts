import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolveBelow, serveFile } from '../../../electron/main/web/serve-file.ts';

let outer = '';
let root = '';

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'aid-serve-'));
  root = join(outer, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(outer, 'renderer-other'));
  for (const name of ['index.html', 'assets/a.js', 'assets/字.svg', 'secret.db']) writeFileSync(join(root, name), name);
  writeFileSync(join(outer, 'secret.js'), 'secret');
  writeFileSync(join(outer, 'renderer-other', 'a.js'), 'secret');
});
afterAll(() => rmSync(outer, { recursive: true }));

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/a.js', 'assets/a.js'],
  ['/assets/./a.js', 'assets/a.js'],
  ['/assets/%E5%AD%97.svg', 'assets/字.svg'],
])('the path %s names a file below the root', (path, file) => {
  expect(resolveBelow(root, path)).toBe(join(root, file));
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/..%2fsecret.js',
  '/%2e%2e%2fsecret.js',
  '/..%5csecret.js',
  '/..\\secret.js',
  '/%252e%252e/secret.js',
  '/../renderer-other/a.js',
  '/%00',
  '/index.html%00.js',
  '/%',
  '/%E5%AD',
  '/C:/secret.js',
])('the path %s names nothing', (path) => {
  expect(resolveBelow(root, path)).toBeNull();
});

test('a file is served with its type and cannot be taken for another', async () => {
  const answer = await serveFile(root, '/assets/a.js', { 'x-own': '1' });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toEqual({
    'cache-control': 'no-cache',
    'content-type': 'text/javascript; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'x-own': '1',
  });
  expect(await answer.text()).toBe('assets/a.js');
});

test.each(['/secret.db', '/missing.js', '/assets', '/../secret.js'])('%s is not served', async (path) => {
  expect((await serveFile(root, path, {})).status).toBe(404);
});
