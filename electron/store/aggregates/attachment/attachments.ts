import { fail, ok } from '#shared/result.ts';
import { sql } from '../../db/sql.ts';
import { dropAttachment, readAttachment, writeAttachment } from '../../files/attachments.ts';
import { findRow, insertRow, replaceRow, selectSoundRows } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import { type AttachmentRow, attachmentTable, toAttachment } from '../../tables/attachment/attachment.ts';
import { keepOld } from '../../tables/superseded.ts';
import type { AttachmentInput, AttachmentStore } from './attachment-records.ts';
import { openApplication } from './open-application.ts';

/** Scans and photographs of papers, each sealed in a file of its own. */
export function attachmentStore(context: StoreContext): AttachmentStore {
  const { db, env, vault, writer } = context;

  const insert = (actor: Parameters<AttachmentStore['add']>[0], input: AttachmentInput, fileId: string) =>
    writer.write(actor, (write) => {
      const application = openApplication(write, input.applicationId);
      if (!application.ok) return application;
      const last = db.get(sql`SELECT max(position) AS last FROM attachment`)?.['last'];
      const row: AttachmentRow = {
        application_id: input.applicationId,
        position: Number(last ?? 0) + 1,
        line: input.line,
        state: 'present',
        media: input.media,
        turn: 0,
        sha256: input.sha256,
        size: input.bytes.length,
        file_id: fileId,
        added_at: write.now,
      };
      const id = env.newId();
      const content = { name: input.name, addedBy: actor.userName };
      insertRow(write, attachmentTable, { id, revision: 1 }, row, content);
      write.record('attachment.add', input.applicationId);
      return ok(toAttachment({ id, revision: 1, row, mac: Buffer.alloc(0), content: () => content }));
    });

  return {
    of: (applicationId) =>
      selectSoundRows(
        context,
        attachmentTable,
        sql`WHERE application_id = ${applicationId} ORDER BY position`,
        toAttachment,
      ),
    get: (id) => {
      const stored = findRow(context, attachmentTable, id);
      return stored === null ? null : toAttachment(stored);
    },
    bytes: (id) => {
      const stored = findRow(context, attachmentTable, id);
      if (stored === null) return null;
      return readAttachment(env, vault, { fileId: stored.row.file_id, sha256: stored.row.sha256 });
    },
    add: (actor, input) => {
      const open = openApplication(context, input.applicationId);
      if (!open.ok) return open;
      const fileId = env.newId();
      // The file first, and safely: a row must never name a file that a power cut took away.
      writeAttachment(env, vault, { fileId, sha256: input.sha256 }, input.bytes);
      try {
        const added = insert(actor, input, fileId);
        if (!added.ok) dropAttachment(env, fileId);
        return added;
      } catch (cause) {
        // After a doubtful commit the row may exist, so its file must stay.
        if (!writer.isInDoubt()) dropAttachment(env, fileId);
        throw cause;
      }
    },
    change: (actor, id, revision, change) =>
      writer.write(actor, (write) => {
        const stored = findRow(write, attachmentTable, id);
        if (stored === null) return fail('NOT_FOUND');
        const application = openApplication(write, stored.row.application_id);
        if (!application.ok) return application;
        if (stored.revision !== revision) return fail('STALE_REVISION');
        keepOld(write, env.newId, attachmentTable, stored);
        const isRemoved = change.isRemoved ?? stored.row.state === 'removed';
        const row: AttachmentRow = {
          ...stored.row,
          line: change.line ?? stored.row.line,
          turn: change.turn ?? stored.row.turn,
          state: isRemoved ? 'removed' : 'present',
        };
        const { visit: before = '', ...about } = stored.content();
        const visit = change.visit ?? before;
        const content = visit === '' ? about : { ...about, visit };
        replaceRow(write, attachmentTable, { id, revision: revision + 1 }, row, content);
        const wasRemoved = stored.row.state === 'removed';
        const action = isRemoved === wasRemoved ? 'change' : isRemoved ? 'remove' : 'restore';
        write.record(`attachment.${action}`, row.application_id);
        return ok(toAttachment({ ...stored, revision: revision + 1, row, content: () => content }));
      }),
  };
}
