import { instantOf } from '#shared/instant.ts';

/** The only file of the county that asks the machine for the time: the present instant, `+08:00`. */
export const now = (): string => instantOf(Date.now());
