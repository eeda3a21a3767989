import { writeSync } from 'node:fs';
import type { Store } from '../../../electron/store/store.ts';
import { randomOf } from '../support/random.ts';
import { booksOf } from './books.ts';
import type { Begun } from './acknowledged.ts';
import { countyStep } from './county/county-steps.ts';
import { peopleBooksOf } from './people/people-books.ts';
import { PEOPLE_STEP_NAMES } from './people/people-steps.ts';
import { nextStep, type StepName } from './steps.ts';

/** What a working child says, one line of JSON each. */
export type Said =
  | { readonly kind: 'open' }
  | { readonly kind: 'begin'; readonly step: Begun }
  /** The step was acknowledged; what it touched is now like this. */
  | { readonly kind: 'done'; readonly books: ReturnType<typeof booksOf> };

/** Straight to the pipe: an acknowledgement must not wait in a buffer that the kill takes away. */
export const say = (said: Said): void => void writeSync(1, `${JSON.stringify(said)}\n`);

/** How often the county is asked between two steps of people; mostly it has nothing to say. */
const COUNTY_SHARE = 0.3;

/** Works on the store, saying what it begins and what is done, until killed; or does one step of the name `only`. */
export function work(store: Store, seed: number, only: StepName | null): void {
  const random = randomOf(seed);
  let { people } = booksOf(store, []);
  for (let done = 0; only === null || done === 0; done += 1) {
    const mark = `${String(seed).padStart(7, '0')}${String(done).padStart(4, '0')}`;
    const heard = only === null && random.chance(COUNTY_SHARE) ? countyStep(store) : null;
    const step = heard ?? nextStep(store, random, mark, only);
    say({ kind: 'begin', step: { name: step.name, ids: step.ids } });
    const made = step.run();
    if (PEOPLE_STEP_NAMES.some((name) => name === step.name)) people = peopleBooksOf(store);
    say({ kind: 'done', books: booksOf(store, made === null ? step.ids : [made], people) });
  }
}

/** Puts what was acknowledged over what was known before. */
export const joined = (
  before: ReturnType<typeof booksOf>,
  { applications, ...rest }: ReturnType<typeof booksOf>,
): ReturnType<typeof booksOf> => ({ applications: { ...before.applications, ...applications }, ...rest });
