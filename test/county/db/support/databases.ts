import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../../county/db/database.ts';
import { openPglite } from '../../../../county/db/open-pglite.ts';
import { openPostgres } from '../../../../county/db/open-postgres.ts';
import { startPostgres } from '../../../support/postgres.ts';
import '../../../support/remember/remember-initdb.ts';

/** Where tables can be: every test of them runs in both. */
export const FORMS = ['pglite', 'postgres'] as const;
export type Form = (typeof FORMS)[number];

/** A fresh place for tables, to be opened any number of times. */
export async function placeOf(form: Form) {
  if (form === 'postgres') {
    const postgres = await startPostgres();
    return { open: (): Promise<Database> => openPostgres(postgres.url), remove: postgres.stop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'aid-pglite-'));
  return {
    open: (): Promise<Database> => openPglite(join(folder, 'tables')),
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}
