import type { Migration } from '../migration.ts';

/** A receipt is mostly hashes: packing them is a tenth of what writing a batch costs the server, and saves little. */
export const migration0100: Migration = {
  n: 100,
  statements: ['alter table receipt alter column receipt set storage external'],
};
