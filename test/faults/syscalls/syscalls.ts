import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, type Order, Tally } from '../kind.ts';
import type { Act } from '../life/act.ts';
import { copyOf, makeActs } from '../life/acts.ts';
import { codeOf, startWork } from '../life/watch.ts';
import { inFolder } from '../support/folders.ts';

const STRACE = '/usr/bin/strace';
const PRLIMIT = '/usr/bin/prlimit';
const CALLS = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'unlink', 'link', 'mkdir'] as const;
const FAULTS = ['error=EIO', 'error=ENOSPC', 'signal=KILL'] as const;
/** A run of more cases than that is one for the note: every case, the first of them numbered as the seed says. */
const SMALL = 100;

/** `around`: the command that makes a child meet the fault. */
type Case = { readonly act: Act; readonly fault: string; readonly at: string; readonly around: readonly string[] };

/** Each system call that a step or operation makes fails in turn, or is the last thing the process does. */
export const syscalls: Kind = {
  name: 'syscalls',
  title: 'every writing system call of opening and an act fails with EIO or ENOSPC, writes half, or kills',
  track: 'store',
  size: { ci: 24, full: 100_000 },
  obstacle: () => {
    const missing = [STRACE, PRLIMIT].filter((tool) => !existsSync(tool));
    return Promise.resolve(
      missing.length === 0 ? null : `${missing.join()} missing: apt-get install strace util-linux`,
    );
  },
  run: (order) => inFolder((folder) => everyCase(folder, order)),
};

async function everyCase(folder: string, order: Order): Promise<ReturnType<Tally['outcome']>> {
  const tally = new Tally();
  const acts = await makeActs(folder);
  const isSmall = order.count <= SMALL;
  const all: Case[] = [];
  for (const act of isSmall ? acts.slice(0, 1) : acts) all.push(...(await casesOf(folder, act)));
  // A small run: evenly over all of the first act, from a place that the seed chooses.
  const stride = isSmall ? Math.max(1, all.length / order.count) : 1;
  const first = isSmall ? (order.seed - 1) % stride : order.seed - 1;
  for (let count = 0; count < order.count && !order.isOver(); count += 1) {
    const each = all[Math.floor(first + count * stride)];
    if (each === undefined) break;
    await tryCase(folder, each, tally);
  }
  tally.count(`positions in all: ${all.length}`);
  return tally.outcome();
}

/** Runs an act once to see its calls. */
async function casesOf(folder: string, act: Act): Promise<readonly Case[]> {
  const trace = join(folder, 'trace');
  const around = [STRACE, '-f', '-qq', '-o', trace, '-e', `trace=${CALLS.join()}`];
  const profile = copyOf(act, join(folder, 'copy'));
  const { done, errors } = await startWork(profile, 1, act.before, { only: act.name, around }).ended;
  if (done !== 1) throw new Error(`${act.name} does not even work by itself: ${errors}`);
  const lines = readFileSync(trace, 'utf8').split('\n');
  const injected = CALLS.flatMap((call) => {
    const count = lines.filter((line) => line.includes(` ${call}(`)).length;
    const positions = Array.from({ length: count }, (_, index) => index + 1);
    return positions.flatMap((at) => FAULTS.map((fault) => injectedCase(act, call, at, fault)));
  });
  return [...injected, ...halves(lines).map((size) => shortCase(act, size))];
}

function injectedCase(act: Act, call: string, at: number, fault: string): Case {
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:${fault}:when=${at}`];
  return { act, fault, at: `${call} ${at}`, around: [STRACE, '-f', '-qq', '-o', '/dev/null', ...inject] };
}

/**
 * No file may grow beyond `size`: the kernel writes what still fits and says so, and nothing afterwards. Telling a process
 * by strace that it wrote less would be a lie, for then nothing at all was written.
 */
const shortCase = (act: Act, size: number): Case => ({
  act,
  fault: 'half a write',
  at: `byte ${size}`,
  around: [PRLIMIT, `--fsize=${size}`],
});

/** The middle of every place that is written, each once. */
function halves(lines: readonly string[]): readonly number[] {
  const written = lines.flatMap((line) => {
    const [, length, offset] = / pwrite64\(.*, (\d+), (\d+)\)/.exec(line) ?? [];
    return length === undefined || offset === undefined ? [] : [Number(offset) + Math.ceil(Number(length) / 2)];
  });
  return [...new Set(written)].sort((a, b) => a - b);
}

async function tryCase(folder: string, { act, fault, at, around }: Case, tally: Tally): Promise<void> {
  const profile = copyOf(act, join(folder, 'copy'));
  const ended = await startWork(profile, 1, act.before, { only: act.name, around }).ended;
  const name = `${fault} at ${at} of ${act.name}`;
  tally.cycle();
  tally.count(`${act.name}: ${fault}: ${ended.done > 0 ? 'acknowledged' : 'not acknowledged'}`);
  if (ended.stoodStill) tally.fail(`${name}: stood still until it was killed`);
  // A fault that is met is told by its code; only a kill is silent.
  if (fault !== 'signal=KILL' && ended.done === 0 && codeOf(ended) === null)
    tally.fail(`${name}: no code: ${ended.errors.slice(0, 400)}`);
  for (const sentence of await act.wrong(profile, ended)) tally.fail(`${name}: ${sentence}`);
}
