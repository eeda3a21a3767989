import type { Migration } from '../../db/migrate.ts';

/** Finds each user's last log-in without reading the whole chain: the list of users shows it. */
export const logIns: Migration = {
  version: 20,
  schema: `
CREATE INDEX audit_of_log_ins ON audit (user_id, seq) WHERE action IN ('session.unlock', 'session.recover');
`,
};
