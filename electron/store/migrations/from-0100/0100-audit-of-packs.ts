import type { Migration } from '../../db/migrate.ts';

/**
 * Which releases of policy packs were ever installed the chain says, also after a row of theirs is gone: with this the
 * program asks it at every log-in without reading a million entries.
 */
export const auditOfPacks: Migration = {
  version: 100,
  schema: `CREATE INDEX IF NOT EXISTS audit_of_packs ON audit (ref) WHERE action = 'pack.install';`,
};
