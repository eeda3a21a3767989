import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Kind, type Order, Tally } from '../kind.ts';
import { booksOf } from '../life/books.ts';
import { nextStep, type StepName } from '../life/steps.ts';
import { startWork, wrongAfter } from '../life/watch.ts';
import { inFolder } from '../support/folders.ts';
import { newProfile, type Profile, withStore } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';

const STRACE = '/usr/bin/strace';
const CALLS = ['pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'unlink'] as const;
const FAULTS = ['error=EIO', 'error=ENOSPC', 'signal=KILL'] as const;
/** Opening, the step and closing; the first is what every test run takes. */
const STEPS: readonly StepName[] = ['save', 'settle', 'seal', 'print', 'accept', 'review'];
/** A run of more cases than that is one for the note, and takes every step. */
const ONE_STEP_MOST = 100;

type Case = { readonly step: StepName; readonly call: string; readonly at: number; readonly fault: string };

/** Each system call that a step makes fails in turn, or is the last thing the process does. */
export const syscalls: Kind = {
  name: 'syscalls',
  title: 'every writing system call of opening and a step fails with EIO or ENOSPC, or kills',
  track: 'store',
  size: { ci: 24, full: 100_000 },
  obstacle: () => Promise.resolve(existsSync(STRACE) ? null : 'strace is missing: apt-get install strace'),
  run: (order) => inFolder((folder) => everyCase(folder, order)),
};

async function everyCase(folder: string, order: Order): Promise<ReturnType<Tally['outcome']>> {
  const tally = new Tally();
  const sound = soundProfile(join(folder, 'sound'));
  const steps = order.count > ONE_STEP_MOST ? STEPS : STEPS.slice(0, 1);
  const all: Case[] = [];
  for (const step of steps) all.push(...(await casesOf(folder, sound, step)));
  // Evenly over all of them, from a place that the seed chooses.
  const stride = Math.max(1, all.length / order.count);
  for (let index = (order.seed - 1) % stride; index < all.length && !order.isOver(); index += stride) {
    const each = all[Math.floor(index)];
    if (each !== undefined) await tryCase(folder, sound, each, tally);
  }
  tally.count(`positions in all: ${all.length}`);
  return tally.outcome();
}

/** A profile in which every step is possible. */
function soundProfile(dataDir: string): Profile {
  mkdirSync(dataDir);
  const profile = newProfile(dataDir);
  withStore(profile, (store) => {
    const random = randomOf(7);
    const course: readonly StepName[] = [
      'create',
      'accept',
      'settle',
      'review',
      'create',
      'accept',
      'settle',
      'create',
      'accept',
      'create',
    ];
    course.forEach((name, index) => nextStep(store, random, `08${String(index).padStart(5, '0')}`, name).run());
  });
  return profile;
}

function copyOf(folder: string, { dataDir, seeds }: Profile): Profile {
  const copy = join(folder, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(dataDir, copy, { recursive: true });
  return { dataDir: copy, seeds };
}

/** Runs a step once to count its calls. */
async function casesOf(folder: string, sound: Profile, step: StepName): Promise<readonly Case[]> {
  const trace = join(folder, 'trace');
  const around = [STRACE, '-f', '-qq', '-o', trace, '-e', `trace=${CALLS.join()}`];
  const { done, errors } = await startWork(copyOf(folder, sound), 1, NO_BOOKS, { only: step, around }).ended;
  if (done !== 1) throw new Error(`${step} does not even work by itself: ${errors}`);
  const lines = readFileSync(trace, 'utf8').split('\n');
  return CALLS.flatMap((call) => {
    const count = lines.filter((line) => line.includes(` ${call}(`)).length;
    const positions = Array.from({ length: count }, (_, index) => index + 1);
    return positions.flatMap((at) => FAULTS.map((fault) => ({ step, call, at, fault })));
  });
}

const NO_BOOKS = { applications: {}, batches: [] };

async function tryCase(folder: string, sound: Profile, { step, call, at, fault }: Case, tally: Tally): Promise<void> {
  const profile = copyOf(folder, sound);
  const before = withStore(profile, (store) => booksOf(store));
  const around = [
    STRACE,
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:${fault}:when=${at}`,
  ];
  const ended = await startWork(profile, 1, before, { only: step, around }).ended;
  const name = `${fault} at ${call} ${at} of ${step}`;
  tally.cycle();
  tally.count(`${fault}: ${ended.done > 0 ? 'acknowledged' : 'not acknowledged'}`);
  // A fault that is met is told by its code; only a kill is silent.
  const isNamed = ended.done > 0 || fault === 'signal=KILL' || /StoreError|Failed with [A-Z_]+/.test(ended.errors);
  if (!isNamed) tally.fail(`${name}: no code: ${ended.errors.slice(0, 400)}`);
  for (const sentence of wrongAfter(profile, ended.books, ended.begun).wrong) tally.fail(`${name}: ${sentence}`);
}
