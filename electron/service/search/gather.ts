/** A record that was met, the smaller the rank the better. */
export type Gathered = { readonly slot: number; readonly rank: number };

/** The hits of one question. */
export type Gathering = {
  /** Begins another way of asking: every record that was not met yet is asked once more. */
  readonly nextWay: () => void;
  /** Asks a record for its rank, `noRank` when it is not met; false when no more are wanted. */
  readonly visit: (slot: number, rank: (slot: number) => number) => boolean;
  readonly count: () => number;
  /** Whether there are more than were wanted. */
  readonly isMore: () => boolean;
  /** The best, the newest of a rank first. */
  readonly best: (limit: number) => readonly Gathered[];
};

/** Slots are smaller, so that rank and slot fit into one number that sorts by itself. */
const SLOTS = 2 ** 30;

/**
 * Gathers the hits of one question after the other. Which records were asked is marked in an array that all questions
 * share, each with a mark of its own: a letter means thousands of records, and nothing is made or cleared for them.
 */
export function createGatherer(noRank: number): (slots: number, most: number) => Gathering {
  let [asked, met] = [new Uint32Array(0), new Uint32Array(0)];
  let mark = 0;

  return (slots, most) => {
    if (slots > asked.length) [asked, met] = [new Uint32Array(slots * 2), new Uint32Array(slots * 2)];
    mark += 1;
    const question = mark;
    const found: number[] = [];
    let isMore = false;
    return {
      nextWay: () => {
        mark += 1;
      },
      visit: (slot, rankOf) => {
        if (isMore) return false;
        if (asked[slot] === mark || met[slot] === question) return true;
        asked[slot] = mark;
        const rank = rankOf(slot);
        if (rank === noRank) return true;
        isMore = found.length >= most;
        if (isMore) return false;
        met[slot] = question;
        found.push(rank * SLOTS + (SLOTS - 1 - slot));
        return true;
      },
      count: () => found.length,
      isMore: () => isMore,
      best: (limit) => {
        const sorted = Float64Array.from(found).sort().subarray(0, limit);
        return Array.from(sorted, (each) => ({
          rank: Math.floor(each / SLOTS),
          slot: SLOTS - 1 - (each % SLOTS),
        }));
      },
    };
  };
}
