import type { Random } from '../support/random.ts';

/** What a bad line does to one connection. A closed list; each is counted by its name. */
export const LINE_FAULTS = [
  'none',
  'refuse',
  'reset up',
  'reset down',
  'answer lost',
  'answer lost in silence',
  'cut up',
  'cut down',
  'duplicate',
  'slow',
  'flip up',
  'flip down',
  'half-close',
  'silence',
  'captive portal',
  'server error',
  'too many',
] as const;
export type LineFault = (typeof LINE_FAULTS)[number];

/** One connection's fate: what happens, and after how many bytes. */
export type Fate = { readonly fault: LineFault; readonly after: number; readonly bit: number };

/** Bytes of the longest request that a run sends: faults fall anywhere in it. */
const LONGEST = 12_000;
/** Half of all faults fall early, where a request is being told what it is. */
const EARLY = 700;

/** How many of a run's connections can fail: after that the line is good, so that every run ends. */
const MOST_FAULTS = 5;

/** The fates of a run's connections, one after the other. `isSealed`: TLS runs through, so bits may flip anywhere. */
export function fatesOf(random: Random): () => Fate {
  let failed = 0;
  const bad = LINE_FAULTS.filter((fault) => fault !== 'none');
  return () => {
    const after = random.below(random.chance(0.5) ? EARLY : LONGEST);
    const bit = random.below(8);
    if (failed >= MOST_FAULTS || !random.chance(0.35)) return { fault: 'none', after, bit };
    failed += 1;
    return { fault: bad[random.below(bad.length)] ?? 'none', after, bit };
  };
}
