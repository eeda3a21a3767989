import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes, type Kind, Tally } from '../kind.ts';
import type { Books } from '../life/books.ts';
import { confirmed, review } from '../../service/support/desk.ts';
import { COUNTY_KEY } from '../../service/support/signed-packs.ts';
import { answerOpenDialogs } from '../../support/answer-dialogs.ts';
import { firstRun, unlock } from '../../support/clerk.ts';
import { canary } from '../canary/people.ts';
import { deskOf, killAll, type Places, placesIn, startApp } from '../support/app.ts';
import { inFolder } from '../support/folders.ts';
import { randomOf } from '../support/random.ts';
import { killMigration } from './kill-migration.ts';
import { look, lookOnce, type Seen } from './look.ts';
import { booksOfApp, chooseStep, type WindowStep } from './window-steps.ts';

const CYCLES_A_PROFILE = 25;
/** Reviewed applications of a new profile, waiting to be sealed one by one. */
const REVIEWED = 4;
/** Seeds that take a profile of the first release instead, and kill while its schema is raised. */
const MIGRATION_EVERY = 10;
const LONGEST_WORK_MS = 2500;
/** From the start of the app until somebody has unlocked it. */
const START_MS = 2500;

/** `kill -9` of the whole app while somebody types, saves, settles, prints, seals, backs up, or while it starts. */
export const killApp: Kind = {
  name: 'kill-app',
  title: 'kill -9 of the real app with everything it started',
  track: 'app',
  size: { ci: 10, full: 300 },
  obstacle: () => Promise.resolve(null),
  run: async (order) => {
    const tally = new Tally();
    await inLanes(order, 1, (next) => inFolder((folder) => lane(folder, next, tally)));
    return tally.outcome();
  },
};

async function lane(folder: string, next: () => number | null, tally: Tally): Promise<void> {
  const seen = (what: string): void => tally.count(what);
  let seed = next();
  for (let profile = 0; seed !== null; profile += 1) {
    const home = join(folder, String(profile));
    mkdirSync(home);
    const places = placesIn(home);
    let books = await newStation(places);
    let begun: WindowStep | null = null;
    let isWrong = false;
    for (let cycle = 0; seed !== null && !isWrong && cycle < CYCLES_A_PROFILE; cycle += 1) {
      if (seed % MIGRATION_EVERY === 0) {
        for (const each of await killMigration(folder, seed, seen)) tally.fail(`seed ${seed}: ${each}`);
        tally.cycle();
        seed = next();
        continue;
      }
      const killed: Killed = await killOnce(places, seed, books, begun, seen);
      tally.cycle();
      tally.count(killed.during);
      for (const each of killed.wrong) tally.fail(`seed ${seed}: ${each}`);
      ({ books, begun } = killed);
      seed = next();
      isWrong = killed.wrong.length > 0;
    }
    // What the last kill left is looked at by nobody else.
    if (isWrong) continue;
    for (const each of await lookOnce(places, books, begun, seen)) tally.fail(`after the last of them: ${each}`);
  }
}

/** A station with work of every kind waiting. */
async function newStation(places: Places): Promise<Books> {
  const app = await startApp(places);
  try {
    await firstRun(app.page, COUNTY_KEY);
    const desk = deskOf(app.page);
    const ids: string[] = [];
    for (let index = 0; index < REVIEWED; index += 1) ids.push((await confirmed(desk, canary(900 + index).form)).id);
    await review(desk, ids);
    return await booksOfApp(desk);
  } finally {
    await killAll(app);
  }
}

type Killed = {
  readonly during: string;
  readonly books: Books;
  readonly begun: WindowStep | null;
  readonly wrong: readonly string[];
};

/** Starts on what the last kill left, compares it with what was acknowledged, works on, and kills at a random moment. */
async function killOnce(
  places: Places,
  seed: number,
  before: Books,
  last: WindowStep | null,
  seen: Seen,
): Promise<Killed> {
  const random = randomOf(seed);
  const app = await startApp(places);
  if (random.chance(0.15)) {
    const opening = unlock(app.page).catch(() => undefined);
    await sleep(random.fraction() * START_MS);
    await killAll(app);
    await opening;
    return { during: 'during start', books: before, begun: last, wrong: [] };
  }
  let isKilled = false;
  let begun: WindowStep | null = null;
  let books = before;
  try {
    const wrong = await look(app, before, last, seen);
    books = await booksOfApp(deskOf(app.page));
    if (wrong.length > 0) return { during: 'nothing', books, begun, wrong };
    const at = { desk: deskOf(app.page), page: app.page, packFile: join(places.stick, 'new.aidpack') };
    await answerOpenDialogs(app.electron, at.packFile);
    const end = sleep(random.fraction() * LONGEST_WORK_MS).then(() => {
      isKilled = true;
      return killAll(app);
    });
    let failure: string | null = null;
    for (let count = 0; !isKilled && failure === null; count += 1) {
      const step = chooseStep(at, books, random, (seed * 20 + count) % 900);
      begun = step;
      try {
        books = await step.run(books);
        begun = null;
      } catch (cause) {
        if (!isKilled) failure = `${step.name}: ${String(cause)}`;
      }
    }
    await end;
    return { during: `during ${begun?.name ?? 'nothing'}`, books, begun, wrong: failure === null ? [] : [failure] };
  } finally {
    await killAll(app);
  }
}
