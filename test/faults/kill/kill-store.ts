import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes, type Kind, Tally } from '../kind.ts';
import { type Begun, differences } from '../life/acknowledged.ts';
import { booksOf, type Books, contradictions } from '../life/books.ts';
import { joined, type Said } from '../life/working.ts';
import { childCommand, startChild } from '../support/child.ts';
import { inFolder } from '../support/folders.ts';
import { integrityOf, newProfile, type Profile, seedArguments, withStore } from '../support/profile.ts';
import { randomOf } from '../support/random.ts';

/** Cycles on one profile; on a fresh one its chain is short again and quickly checked whole. */
const CYCLES_A_PROFILE = 20;
const LONGEST_WORK_MS = 120;
/** Until a child is usually at work: a kill within this time falls on starting, opening and recovering. */
const START_MS = 250;

/** Store kill -9 cycles: nothing acknowledged is lost, nothing is there by half. */
export const killStore: Kind = {
  name: 'kill-store',
  title: 'kill -9 of the store at a random moment',
  size: { ci: 300, full: 10_000 },
  obstacle: () => Promise.resolve(null),
  run: async (order) => {
    const tally = new Tally();
    await inLanes(order, 2, (next) => inFolder((folder) => lane(folder, next, tally)));
    return tally.outcome();
  },
};

async function lane(folder: string, next: () => number | null, tally: Tally): Promise<void> {
  let profile: Profile | null = null;
  let books: Books = { applications: {}, batches: [] };
  for (let cycle = 0, seed = next(); seed !== null; cycle += 1, seed = next()) {
    if (profile === null || cycle % CYCLES_A_PROFILE === 0) {
      const dataDir = join(folder, `profile-${cycle}`);
      mkdirSync(dataDir);
      profile = newProfile(dataDir);
      books = { applications: {}, batches: [] };
    }
    const killed = await killOnce(profile, seed, books);
    tally.cycle();
    tally.count(killed.during);
    const wrong = [...killed.wrong, ...check(profile, killed.books, killed.begun)];
    for (const each of wrong) tally.fail(`seed ${seed}: ${each}`);
    books = wrong.length === 0 ? withStore(profile, (store) => booksOf(store)) : killed.books;
    if (wrong.length > 0) profile = null;
  }
}

type Killed = {
  readonly during: string;
  readonly books: Books;
  readonly begun: Begun | null;
  readonly wrong: readonly string[];
};

/** Lets a child work and kills it at a moment that the seed chooses. */
async function killOnce(profile: Profile, seed: number, before: Books): Promise<Killed> {
  const random = randomOf(seed);
  let books = before;
  let begun: Begun | null = null;
  let isKilled = false;
  const killSoon = (most: number): void =>
    void sleep(random.fraction() * most).then(() => {
      isKilled = true;
      child.process.kill('SIGKILL');
    });
  let isOpen = false;
  const isEarly = random.chance(0.1);
  const child = startChild(childCommand('store', [...seedArguments(profile), String(seed)]), (line) => {
    const said = JSON.parse(line) as Said; // written by `say`
    switch (said.kind) {
      case 'open':
        isOpen = true;
        if (!isEarly) killSoon(LONGEST_WORK_MS);
        return;
      case 'begin':
        begun = said.step;
        return;
      case 'done':
        books = joined(books, said.books);
        begun = null;
        return;
    }
  });
  if (isEarly) killSoon(START_MS);
  await child.ended;
  const wrong = isKilled ? [] : [`ended by itself: ${child.errors()}`];
  // Read anew: the lines came in while we waited.
  const last = begun as Begun | null;
  return { during: isOpen ? `during ${last?.name ?? 'nothing'}` : 'during start', books, begun: last, wrong };
}

function check(profile: Profile, books: Books, begun: Begun | null): readonly string[] {
  try {
    const wrong = withStore(profile, (store) => [
      ...differences(books, begun, booksOf(store)),
      ...contradictions(store),
    ]);
    const integrity = integrityOf(profile.dataDir);
    return integrity === 'ok' ? wrong : [...wrong, `integrity_check: ${integrity}`];
  } catch (cause) {
    return [`does not open: ${String(cause)}`];
  }
}
