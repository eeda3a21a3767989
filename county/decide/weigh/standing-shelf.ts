import type { PreparedRecord } from '../prepared-record.ts';
import type { Standing } from '../standing.ts';

/** What stands in the books and came before in the batch, found by what a record may share with it. */
export type StandingShelf = {
  /** Of the same application, the same person or with one of the same bills, in the order they were put here. */
  readonly near: (record: Pick<PreparedRecord, 'number' | 'person' | 'visits'>) => readonly Standing[];
  readonly add: (standing: Standing) => void;
  /** A later revision came: none of the application before it is live any more. */
  readonly overtake: (number: string) => void;
};

/** A batch of 2,000 records would otherwise look 2,000 times through all that stands. */
export function makeShelf(standings: readonly Standing[]): StandingShelf {
  const all: Standing[] = [];
  const places = new Map<string, number[]>();

  function put(key: string, place: number): void {
    const list = places.get(key);
    if (list === undefined) places.set(key, [place]);
    else if (list.at(-1) !== place) list.push(place);
  }

  function add(standing: Standing): void {
    const place = all.push(standing) - 1;
    for (const key of keysOf(standing)) put(key, place);
  }

  function overtake(number: string): void {
    for (const place of places.get(`number ${number}`) ?? []) {
      const standing = all[place];
      if (standing?.isLive === true) all[place] = { ...standing, isLive: false };
    }
  }

  for (const standing of standings) add(standing);
  return {
    add,
    overtake,
    near: (record) => {
      const found = new Set(keysOf(record).flatMap((key) => places.get(key) ?? []));
      return [...found].toSorted((a, b) => a - b).flatMap((place) => all[place] ?? []);
    },
  };
}

const keysOf = ({ number, person, visits }: Pick<Standing, 'number' | 'person' | 'visits'>): readonly string[] => [
  `number ${number}`,
  `person ${person}`,
  ...visits.flatMap(({ bill }) => (bill === null ? [] : [`bill ${bill}`])),
];
