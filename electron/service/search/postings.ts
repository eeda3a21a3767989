/**
 * For each key the slots of the records that have it, ascending. Slots are given in the order in which records came into
 * being, so walking a list from its end gives the newest first and nothing ever needs sorting.
 */
export type Postings = {
  readonly add: (key: string, slot: number) => void;
  readonly remove: (key: string, slot: number) => void;
  readonly get: (key: string) => readonly number[];
};

const NONE: readonly number[] = [];

export function createPostings(): Postings {
  const lists = new Map<string, number[]>();
  return {
    get: (key) => lists.get(key) ?? NONE,
    add: (key, slot) => {
      const list = lists.get(key);
      if (list === undefined) {
        lists.set(key, [slot]);
        return;
      }
      const last = list.at(-1);
      if (last === undefined || last < slot) {
        list.push(slot);
        return;
      }
      const place = placeOf(list, slot);
      if (list[place] !== slot) list.splice(place, 0, slot);
    },
    remove: (key, slot) => {
      const list = lists.get(key);
      if (list === undefined) return;
      const place = placeOf(list, slot);
      if (list[place] === slot) list.splice(place, 1);
      if (list.length === 0) lists.delete(key);
    },
  };
}

/** The first place whose slot is not smaller. */
function placeOf(list: readonly number[], slot: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? slot) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
