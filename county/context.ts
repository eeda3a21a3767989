import { v7 } from 'uuid';
import { instantOf } from '#shared/instant.ts';

/** The only file of the county that asks the machine for time and chance. The present instant, `+08:00`. */
export const now = (): string => instantOf(Date.now());

/** A new id, ordered by time (UUID version 7). */
export const newId = (): string => v7();
