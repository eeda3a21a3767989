import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes, type Kind, Tally } from '../kind.ts';
import { differences } from '../life/acknowledged.ts';
import type { Books } from '../life/books.ts';
import { confirmed, review } from '../../service/support/desk.ts';
import { COUNTY_KEY } from '../../service/support/signed-packs.ts';
import { firstRun, unlock } from '../../support/clerk.ts';
import { canary } from '../canary/people.ts';
import { type App, deskOf, killAll, type Places, placesIn, startApp } from '../support/app.ts';
import { inFolder } from '../support/folders.ts';
import { randomOf } from '../support/random.ts';
import { booksOfApp, chooseStep, type WindowStep } from './window-steps.ts';

const CYCLES_A_PROFILE = 25;
/** Reviewed applications of a new profile, waiting to be sealed one by one. */
const REVIEWED = 4;
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
  let seed = next();
  for (let profile = 0; seed !== null; profile += 1) {
    const home = join(folder, String(profile));
    mkdirSync(home);
    const places = placesIn(home);
    let books = await newStation(places);
    let begun: WindowStep | null = null;
    for (let cycle = 0; seed !== null && cycle < CYCLES_A_PROFILE; cycle += 1) {
      const killed: Killed = await killOnce(places, seed, books, begun);
      tally.cycle();
      tally.count(killed.during);
      for (const each of killed.wrong) tally.fail(`seed ${seed}: ${each}`);
      ({ books, begun } = killed);
      seed = next();
      // What the last kill left is looked at by nobody else.
      if (seed === null || cycle === CYCLES_A_PROFILE - 1) {
        for (const each of await lookOnce(places, books, begun)) tally.fail(`after the last: ${each}`);
      }
      if (killed.wrong.length > 0) break;
    }
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
async function killOnce(places: Places, seed: number, before: Books, last: WindowStep | null): Promise<Killed> {
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
    const wrong = await look(app, before, last);
    books = await booksOfApp(deskOf(app.page));
    if (wrong.length > 0) return { during: 'nothing', books, begun, wrong };
    const end = sleep(random.fraction() * LONGEST_WORK_MS).then(() => {
      isKilled = true;
      return killAll(app);
    });
    let failure: string | null = null;
    for (let count = 0; !isKilled && failure === null; count += 1) {
      const step = chooseStep(deskOf(app.page), app.page, books, random, (seed * 20 + count) % 900);
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

async function lookOnce(places: Places, books: Books, begun: WindowStep | null): Promise<readonly string[]> {
  const app = await startApp(places);
  try {
    return await look(app, books, begun);
  } finally {
    await killAll(app);
  }
}

/** Unlocks as a person does, and compares. */
async function look({ page }: App, before: Books, begun: WindowStep | null): Promise<readonly string[]> {
  await unlock(page);
  const desk = deskOf(page);
  const found = await booksOfApp(desk);
  // Typing makes an application and saves it; so does creating one. Each is acknowledged by itself.
  const isMaking = begun !== null && (begun.name === 'typing' || begun.name === 'create');
  const name = begun === null ? null : isMaking ? 'create' : begun.name === 'seal' ? 'seal' : 'save';
  const wrong = differences(before, begun === null || name === null ? null : { name, ids: begun.ids }, found);
  const verdict = await desk.ask('audit/verify', {});
  return verdict.state === 'sound' ? wrong : [...wrong, `the operation record: ${JSON.stringify(verdict)}`];
}
