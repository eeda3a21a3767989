import type { Migration } from '../migration.ts';

/**
 * When people saw to an alarm, and no more: why they did is theirs, sealed, in the history. Cut out as text: what they wrote may be half a
 * character, of which PostgreSQL reads no JSON. The program wrote `at` first.
 */
export const migration0140: Migration = {
  n: 140,
  statements: ['update alarm set settled = substring(settled from \'^\\{"at":"([^"]*)"\') where settled is not null'],
};
