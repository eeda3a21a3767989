import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

const runTool = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'build/run.mjs'), 'test/build/fixtures/hello-tool.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });

test('a TypeScript tool runs on plain Node, with its arguments, and stdout is its own', () => {
  const { status, stdout, stderr } = runTool('a', '--b');
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout: `${JSON.stringify({ args: ['a', '--b'], yuan: '12345.67', yaml: { a: 1 }, folder: join(ROOT, 'test/build/fixtures') })}\n`,
    stderr: '',
  });
});

test('a tool that throws ends with 1 and names its own source line', () => {
  const { status, stderr } = runTool('throw');
  expect(status).toBe(1);
  expect(stderr).toContain('test/build/fixtures/hello-tool.ts:');
  expect(stderr).toContain('as asked');
});
