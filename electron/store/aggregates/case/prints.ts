import { ok } from '#shared/result.ts';
import { sql } from '../../db/sql.ts';
import { dropAttachment, readAttachment, writeAttachment } from '../../files/attachments.ts';
import type { PrintInput, PrintRecord } from '../../records/print-record.ts';
import { findRow, insertRow, selectRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Actor } from '../../store-env.ts';
import type { Store } from '../../store.ts';
import { applicationsOf, printed } from './printed.ts';
import { type PrintRow, printTable, toPrint } from '../../tables/case/print.ts';

/** Papers that were made, with their bytes. */
export function printStore(context: StoreContext): Store['prints'] {
  const { db, env, vault, writer } = context;
  const find = (id: string) => findRow(context, printTable, id);

  const add = (actor: Actor, print: PrintInput): PrintRecord => {
    const id = env.newId();
    const fileId = env.newId();
    // The file first, and safely: a row must never name a file that a power cut took away.
    writeAttachment(env, vault, { fileId, sha256: print.sha256 }, print.bytes);
    try {
      const added = writer.write(actor, (write) => {
        const last = db.get(sql`SELECT max(position) AS last FROM print`)?.['last'];
        const row: PrintRow = {
          application_id: print.applicationId,
          position: Number(last ?? 0) + 1,
          kind: print.kind,
          is_draft: print.isDraft ? 1 : 0,
          sha256: print.sha256,
          pages: print.pages,
          application_revision: print.revision,
          file_id: fileId,
          made_at: write.now,
        };
        insertRow(write, printTable, { id, revision: 1 }, row, {
          title: print.title,
          madeBy: actor.userName,
          about: print.about,
        });
        write.record('print.add', print.applicationId);
        return ok({ ...print, id, madeAt: write.now, madeBy: actor.userName });
      });
      if (!added.ok) throw new Error(`A print was refused: ${added.error.code}`);
      const { bytes: _bytes, ...record } = added.value;
      return record;
    } catch (cause) {
      // After a doubtful commit the row may exist, so its file must stay.
      if (!writer.isInDoubt()) dropAttachment(env, fileId);
      throw cause;
    }
  };

  return {
    add,
    of: (applicationId) =>
      selectRows(context, printTable, sql`WHERE application_id = ${applicationId} ORDER BY position`).map(toPrint),
    ofList: (about) =>
      selectRows(context, printTable, sql`WHERE application_id IS NULL ORDER BY position`)
        .map(toPrint)
        .filter((print) => print.about === about),
    applicationsOf: (step, from, to) => applicationsOf(db, step, from, to),
    printed: (wanted, from, most) => printed(context, wanted, from, most),
    get: (id) => {
      const stored = find(id);
      return stored === null ? null : toPrint(stored);
    },
    bytes: (id) => {
      const stored = find(id);
      if (stored === null) return null;
      return readAttachment(env, vault, { fileId: stored.row.file_id, sha256: stored.row.sha256 });
    },
  };
}
