import { dropAttachment, hasAttachment, readAttachment, writeAttachment } from '../files/attachments.ts';
import type { SqlRow } from '../db/database.ts';
import type { AnyTable } from '../rows/sealed-table.ts';
import { StoreError } from '../store-error.ts';
import type { StoreContext } from '../store-context.ts';

type FileColumns = NonNullable<AnyTable['file']>;

/** `<id>`, and `<id>-<epoch>` once it was sealed anew: ids have 36 characters. */
const ID_LENGTH = 36;
const nextName = (fileId: string, epoch: number): string => `${fileId.slice(0, ID_LENGTH)}-${epoch}`;

/** What a row is to say of its file, and the file whose place it takes. */
export type FileAnew = {
  readonly columns: SqlRow;
  readonly spent: string | null;
  /** Gone or damaged, before and after: what a backup still has of it opens under the name the row says. */
  readonly isLost: boolean;
};

/**
 * Seals the file of a row anew, beside it under its next name, and reads it back. The old one stays until the row that
 * names the new one is on disk, so that a kill at any moment leaves one that the row names.
 */
export function sealFileAnew({ env, vault }: StoreContext, { id, sha256 }: FileColumns, row: SqlRow): FileAnew {
  const old = { fileId: String(row[id]), sha256: String(row[sha256]) };
  const next = { ...old, fileId: nextName(old.fileId, vault.epoch) };
  try {
    writeAttachment(env, vault, next, readAttachment(env, vault, old));
    readAttachment(env, vault, next);
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.error.code !== 'ROW_TAMPERED') throw cause;
    return { columns: {}, spent: null, isLost: true };
  }
  return { columns: { [id]: next.fileId }, spent: old.fileId, isLost: false };
}

/** Removes what a kill left of a file between the row that names its next name and its removal. */
export function removeSpent({ env, vault }: StoreContext, fileId: string): void {
  if (fileId !== nextName(fileId, vault.epoch) || !hasAttachment(env, fileId)) return;
  const earlier = vault.epochs.slice(1).map((epoch) => nextName(fileId, epoch));
  for (const name of [fileId.slice(0, ID_LENGTH), ...earlier]) if (hasAttachment(env, name)) dropAttachment(env, name);
}
