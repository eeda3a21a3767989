import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes, type Kind, Tally } from '../kind.ts';
import { type Books, NO_BOOKS } from '../life/books.ts';
import { startWork, wrongAfter } from '../life/watch.ts';
import { inFolder } from '../support/folders.ts';
import { newProfile, type Profile } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';
import { watched } from '../support/standing-still.ts';

/** Cycles on one profile; on a fresh one its chain is short again and quickly checked whole. */
const CYCLES_A_PROFILE = 8;
const LONGEST_WORK_MS = 70;
/** Until a child is usually at work: a kill within this time falls on starting, opening and recovering. */
const START_MS = 200;
/** What a store that stands still is given before it is killed, and as much again for its end. */
const LONG_MS = 120_000;

/** Store kill -9 cycles: nothing acknowledged is lost, nothing is there by half. */
export const killStore: Kind = {
  name: 'kill-store',
  title: 'kill -9 of the store at a random moment',
  track: 'store',
  size: { ci: 300, full: 10_000 },
  obstacle: () => Promise.resolve(null),
  run: async (order) => {
    const tally = new Tally();
    await inLanes(order, 3, (next) => inFolder((folder) => lane(folder, next, tally)));
    return tally.outcome();
  },
};

async function lane(folder: string, next: () => number | null, tally: Tally): Promise<void> {
  let profile: Profile | null = null;
  let books: Books = NO_BOOKS;
  for (let cycle = 0, seed = next(); seed !== null; cycle += 1, seed = next()) {
    if (profile === null || cycle % CYCLES_A_PROFILE === 0) {
      if (profile !== null) rmSync(profile.dataDir, { recursive: true });
      const dataDir = join(folder, `profile-${cycle}`);
      mkdirSync(dataDir);
      profile = newProfile(dataDir);
      books = NO_BOOKS;
    }
    const random = randomOf(seed);
    const isEarly = random.chance(0.1);
    const working = startWork(profile, seed, books);
    let isKilled = false;
    if (!isEarly) await working.opened;
    void sleep(random.fraction() * (isEarly ? START_MS : LONGEST_WORK_MS)).then(() => {
      isKilled = true;
      working.kill();
    });
    const ended = await watched(`seed ${seed}: the end of a killed store`, () => working.ended, LONG_MS);
    tally.cycle();
    tally.count(ended.isOpened ? `during ${ended.begun?.name ?? 'nothing'}` : 'during start');
    if (ended.stoodStill) tally.fail(`seed ${seed}: stood still, during ${ended.begun?.name ?? 'nothing'}`);
    else if (!isKilled) tally.fail(`seed ${seed}: ended by itself: ${ended.errors}`);
    const after = wrongAfter(profile, ended.books, ended.begun);
    for (const sentence of after.wrong) tally.fail(`seed ${seed}: ${sentence}`);
    books = after.books;
    if (after.wrong.length > 0) profile = null;
  }
}
