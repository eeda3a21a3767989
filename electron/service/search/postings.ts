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

/**
 * The slots that stand in all of the lists, newest first, until `take` answers false. Follows the shortest and looks each
 * slot up in the others, so that a list of half of everybody costs nothing beside a short one.
 */
export function walkCommon(lists: readonly (readonly number[])[], take: (slot: number) => boolean): void {
  const [base = NONE, ...others] = lists.length > 1 ? lists.toSorted((a, b) => a.length - b.length) : lists;
  const ends = others.map(({ length }) => length);
  for (let at = base.length - 1; at >= 0; at -= 1) {
    const slot = base[at] ?? -1;
    let isCommon = true;
    for (let place = 0; place < others.length && isCommon; place += 1) {
      const list = others[place] ?? NONE;
      const end = endBelow(list, slot, ends[place] ?? 0);
      ends[place] = end;
      isCommon = list[end - 1] === slot;
    }
    if (isCommon && !take(slot)) return;
  }
}

/** How many slots of the list are not greater, looked for backwards from `end` in growing strides. */
function endBelow(list: readonly number[], slot: number, end: number): number {
  let high = end;
  let stride = 1;
  while (high - stride >= 0 && (list[high - stride] ?? slot) > slot) {
    high -= stride;
    stride *= 2;
  }
  let low = Math.max(0, high - stride);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? slot) <= slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
