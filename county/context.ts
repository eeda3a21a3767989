import { randomBytes } from 'node:crypto';
import { instantOf } from '#shared/instant.ts';

/** The only file of the county that asks the machine for the time: the present instant, `+08:00`. */
export const now = (): string => instantOf(Date.now());

/** Where the service gets time and chance from; tests give their own. */
export type Machine = {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Bytes nobody can guess. */
  readonly random: (size: number) => Uint8Array;
};

/** The machine's own. */
export const machine: Machine = { clock: () => Date.now(), random: (size) => new Uint8Array(randomBytes(size)) };
