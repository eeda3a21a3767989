import type { Migration } from './migration.ts';

/** What holds until somebody says otherwise: the year whose ledger PCs are sent that come later. */
export const migration0080: Migration = {
  n: 80,
  statements: ['alter table head add column ledger_year bigint'],
};
