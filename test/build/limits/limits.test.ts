import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endTree, run } from '../../../build/lib/command.mjs';
import { lastWords } from '../../../build/limits/last-words.mjs';
import { persevere } from '../../../build/limits/persevere.mjs';
import { processTree } from '../../../build/limits/process-tree.mjs';

let said: string[] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => vi.restoreAllMocks());

/** Whom nobody has buried yet is gone as well. */
const isGone = (pid: number): boolean =>
  !existsSync(`/proc/${pid}`) || /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

const STANDS_STILL = 'setInterval(() => {}, 1e6);';
/** Does not listen, has a child that is in a group of its own, and says its number. */
const DEAF = `
  process.on('SIGTERM', () => {});
  const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(STANDS_STILL)}], { detached: true });
  console.log(child.pid);
  ${STANDS_STILL}`;

test('a program that is not done within its limit has failed, also when it then ends in order', async () => {
  const politely = `process.on('SIGTERM', () => process.exit(0)); ${STANDS_STILL}`;
  const ended = await run(process.execPath, ['-e', politely], { limitMinutes: 0.005, output: 'quiet' });
  expect(ended.code).toBe(124);
  expect(said.join('\n')).toContain('Not done within its limit');
});

test('a program that is done within its limit is not touched', async () => {
  const ended = await run(process.execPath, ['-e', 'console.log(7)'], { limitMinutes: 10, output: 'quiet' });
  expect(ended).toEqual({ code: 0, output: '7\n' });
  expect(said).toEqual([]);
});

test('at the limit all that a deaf program started is named and ended', async () => {
  const deaf = spawn(process.execPath, ['-e', DEAF], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(deaf.stdout, 'data')) as [Buffer];
  const grandchild = Number(String(line));
  expect(processTree(deaf.pid ?? 0).map(({ pid }) => pid)).toEqual([deaf.pid, grandchild]);
  await endTree(deaf, 'the deaf one');
  expect(deaf.signalCode).toBe('SIGKILL');
  await expect.poll(() => isGone(grandchild)).toBe(true);
  expect(said.join('\n')).toMatch(new RegExp(`the deaf one\\n +${deaf.pid} [^]*\\n +${grandchild} `));
});

test('whoever is asked to end says what is running, and of what was done nothing', () => {
  const exits: unknown[] = [];
  const asked = Object.assign(new EventEmitter(), { exit: (code: unknown) => void exits.push(code) });
  const running = lastWords(asked as unknown as NodeJS.Process); // all that it uses of one
  for (const name of ['first', 'second']) running.begin(name);
  running.end('first');
  asked.emit('SIGTERM');
  expect(said.join('\n')).toMatch(/running:\n +\d+ s {2}second$/);
  expect(exits).toEqual([143]);
});

test('what fails twice is done at the third time; what fails three times is thrown', async () => {
  const tries = { passing: 0, failing: 0 };
  const passing = async () => ((tries.passing += 1) < 3 ? Promise.reject(new Error('no line')) : 'there');
  expect(await persevere(passing, console.error, 1)).toBe('there');
  expect(said).toEqual(['Failed, trying again: no line', 'Failed, trying again: no line']);
  const failing = () => Promise.reject(new Error(`no ${(tries.failing += 1)}`));
  await expect(persevere(failing, console.error, 1)).rejects.toThrow('no 3');
});
