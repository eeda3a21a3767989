import type { AttachedMedia } from '#shared/domain/material/attached-file.ts';
import { members, textOf } from '../../read-json.ts';
import type { AttachmentRecord } from '../../aggregates/attachment/attachment-records.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type AttachmentRow = {
  readonly application_id: string;
  readonly position: number;
  /** Line of the checklist. */
  readonly line: string;
  readonly state: 'present' | 'removed';
  readonly media: AttachedMedia;
  /** Degrees clockwise, for showing; the bytes are never changed. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly sha256: string;
  readonly size: number;
  readonly file_id: string;
  readonly added_at: string;
};
/** What the file was called says whose it is, so it is sealed. */
export type AttachmentContent = {
  readonly name: string;
  readonly addedBy: string;
  /** Key of the bill it shows; left out where nobody said one, and in rows from before it was asked. */
  readonly visit?: string;
};

export const attachmentTable: SealedTable<AttachmentRow, AttachmentContent> = {
  name: 'attachment',
  label: '附件',
  columns: {
    application_id: true,
    position: true,
    line: true,
    state: true,
    media: true,
    turn: true,
    sha256: true,
    size: true,
    file_id: true,
    added_at: true,
  },
  read: (json) => {
    const from = members(json);
    const visit = from['visit'] === undefined ? {} : { visit: textOf(from, 'visit') };
    return { name: textOf(from, 'name'), addedBy: textOf(from, 'addedBy'), ...visit };
  },
  write: (content) => content,
  file: { id: 'file_id', sha256: 'sha256' },
};

/** A stored attachment as a record. */
export const toAttachment = (stored: Stored<AttachmentRow, AttachmentContent>): AttachmentRecord => {
  const { id, revision, row, content } = stored;
  const { name, addedBy, visit = '' } = content();
  return {
    name,
    addedBy,
    visit,
    id,
    revision,
    applicationId: row.application_id,
    line: row.line,
    media: row.media,
    turn: row.turn,
    isRemoved: row.state === 'removed',
    sha256: row.sha256,
    size: row.size,
    addedAt: row.added_at,
  };
};
