import { createHmac, randomBytes } from 'node:crypto';
import type { Placing, RosterRecord } from './roster-records.ts';

/** One part is read and opened to find one person, so it must stay small; each is also one row to check. */
const PEOPLE_A_PART = 64;
const MOST_BITS = 14;

/** How a roster of so many people is spread: never over fewer parts than the one before, and by the same key. */
export function placingOf(base: RosterRecord | null, people: number): Placing {
  const parts = Math.ceil(people / PEOPLE_A_PART);
  const bits = Math.min(MOST_BITS, Math.ceil(Math.log2(Math.max(1, parts))));
  if (base === null) return { bits, key: randomBytes(32).toString('hex') };
  return { bits: Math.max(base.placing.bits, bits), key: base.placing.key };
}

/** The part of an identity number. With more bits, a part is split; people of different parts never come together. */
export const placeOf = ({ bits, key }: Placing, idNumber: string): number =>
  bits === 0 ? 0 : createHmac('sha256', key).update(idNumber).digest().readUInt32BE() >>> (32 - bits);
