import type { Random } from '../support/random.ts';

const PAGE = 4096;

/** A way in which a file goes bad. */
export type Damage = {
  readonly name: string;
  /** The bad file; null: it is gone. `older`: what the file was earlier, if it was. */
  readonly apply: (bytes: Buffer, random: Random, older: Buffer | null) => Buffer | null;
};

const flip = (bytes: Buffer, at: number, bit: number): void => {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
};

/** What a bit flip is to the file that it hits: most often nothing else happens to a disk. */
const oneBit: Damage = {
  name: 'one bit',
  apply: (bytes, random) => {
    if (bytes.length > 0) flip(bytes, random.below(bytes.length), random.below(8));
    return bytes;
  },
};

const OTHERS: readonly [Damage, ...Damage[]] = [
  {
    name: 'several bits',
    apply: (bytes, random) => {
      for (let count = 2 + random.below(30); count > 0 && bytes.length > 0; count -= 1)
        flip(bytes, random.below(bytes.length), random.below(8));
      return bytes;
    },
  },
  { name: 'cut', apply: (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)) },
  {
    name: 'page of zeros',
    apply: (bytes, random) => {
      const start = pageIn(bytes, random);
      bytes.subarray(start, start + PAGE).fill(0);
      return bytes;
    },
  },
  {
    name: 'two pages swapped',
    apply: (bytes, random) => {
      const [one, other] = [pageIn(bytes, random), pageIn(bytes, random)];
      const kept = Buffer.from(bytes.subarray(one, one + PAGE));
      bytes.copy(bytes, one, other, other + PAGE);
      kept.copy(bytes, other);
      return bytes;
    },
  },
  {
    name: 'older page',
    apply: (bytes, random, older) => {
      const start = pageIn(bytes, random);
      older?.subarray(start, start + PAGE).copy(bytes, start);
      return bytes;
    },
  },
  { name: 'older file', apply: (bytes, _, older) => (older === null ? bytes : Buffer.from(older)) },
  {
    name: 'garbage at the end',
    apply: (bytes, random) =>
      Buffer.concat([bytes, Buffer.from(Array.from({ length: 1 + random.below(300) }, () => random.below(256)))]),
  },
  { name: 'gone', apply: () => null },
];

const pageIn = (bytes: Buffer, random: Random): number => random.below(Math.ceil(bytes.length / PAGE) || 1) * PAGE;

/** Single bits in two of three cases; everything else that happens to files in the third. */
export const chooseDamage = (random: Random): Damage => (random.chance(0.66) ? oneBit : random.pick(OTHERS));
