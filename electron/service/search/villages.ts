import { createPostings, walkCommon } from './postings.ts';
import { matchSound, type SoundMatch, type Typed } from './sound/match-sound.ts';
import { atStart, type KeyChoice, keysOfSound } from './sound/sound-keys.ts';
import type { Sounded } from './sound/sounded.ts';

/** The villages, each once, and who lives there: thousands of records share a few names. */
export type Villages = {
  readonly add: (village: Sounded, slot: number) => void;
  readonly remove: (village: Sounded, slot: number) => void;
  /** The match of each village that is met, by its name; `keys` are those of what was typed. */
  readonly match: (typed: Typed, keys: KeyChoice) => ReadonlyMap<string, SoundMatch>;
  /** How many live in these villages. */
  readonly count: (names: Iterable<string>) => number;
  /** The slots of these villages, newest first, until `take` answers false. */
  readonly walk: (names: Iterable<string>, take: (slot: number) => boolean) => void;
};

export function createVillages(): Villages {
  /** A village keeps its place when nobody is left in it; there are few. */
  const known: Sounded[] = [];
  const places = new Map<string, number>();
  const filed = createPostings();
  const slots = createPostings();

  return {
    add: (village, slot) => {
      if (village.chars.length === 0) return;
      if (!places.has(village.text)) {
        const place = known.push(village) - 1;
        places.set(village.text, place);
        for (const key of keysOfSound(village)) filed.add(key, place);
      }
      slots.add(village.text, slot);
    },
    remove: ({ text }, slot) => slots.remove(text, slot),
    match: (typed, keys) => {
      const found = new Map<string, SoundMatch>();
      for (const choice of keys) {
        for (const each of [choice, choice.map(atStart)]) {
          walkCommon(each.map(filed.get), (place) => {
            const village = known[place];
            if (village === undefined || found.has(village.text)) return true;
            const match = matchSound(village, typed);
            if (match !== null) found.set(village.text, match);
            return true;
          });
        }
      }
      return found;
    },
    count: (names) => Array.from(names).reduce((sum, name) => sum + slots.get(name).length, 0),
    walk: (names, take) => {
      const lists = Array.from(names, (name) => {
        const list = slots.get(name);
        return { list, left: list.length };
      });
      for (;;) {
        let newest: { readonly list: readonly number[]; left: number } | null = null;
        for (const each of lists) {
          if (each.left > 0 && (newest === null || at(each) > at(newest))) newest = each;
        }
        if (newest === null || !take(at(newest))) return;
        newest.left -= 1;
      }
    },
  };
}

const at = ({ list, left }: { readonly list: readonly number[]; readonly left: number }): number =>
  list[left - 1] ?? -1;
