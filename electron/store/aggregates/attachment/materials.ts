import { fail, ok } from '#shared/result.ts';
import { sql } from '../../db/sql.ts';
import { insertRow, replaceRow, type RowReader, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import { type MaterialRow, materialTable } from '../../tables/attachment/material.ts';
import { keepOld } from '../../tables/superseded.ts';
import type { MaterialStore } from './attachment-records.ts';
import { openApplication } from './open-application.ts';

/** The checklists of papers. Every save is a revision; the one before is kept. */
export function materialStore(context: StoreContext): MaterialStore {
  const { env, writer } = context;
  const find = (reader: Pick<RowReader, 'db' | 'sealer'>, applicationId: string) =>
    selectRows(reader, materialTable, sql`WHERE application_id = ${applicationId}`)[0] ?? null;
  return {
    of: (applicationId) => {
      const stored = find(context, applicationId);
      return stored === null ? { revision: 0, lines: [] } : { revision: stored.revision, ...stored.content() };
    },
    save: (actor, applicationId, revision, lines) =>
      writer.write(actor, (write) => {
        const application = openApplication(write, applicationId);
        if (!application.ok) return application;
        const stored = find(write, applicationId);
        if ((stored?.revision ?? 0) !== revision) return fail('STALE_REVISION');
        const row: MaterialRow = {
          application_id: applicationId,
          application_revision: application.value.revision,
          saved_at: write.now,
        };
        if (stored === null) insertRow(write, materialTable, { id: env.newId(), revision: 1 }, row, { lines });
        else {
          keepOld(write, env.newId, materialTable, stored);
          replaceRow(write, materialTable, { id: stored.id, revision: revision + 1 }, row, { lines });
        }
        write.record('material.save', applicationId);
        return ok({ revision: revision + 1, lines });
      }),
  };
}
