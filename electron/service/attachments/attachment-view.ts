import type { AttachmentView } from '#shared/contract/case/material.ts';
import type { AttachmentRecord } from '../../store/aggregates/attachment/attachment-records.ts';

/** As the window sees it: without the hash and the place. */
export const attachmentView = (record: AttachmentRecord): AttachmentView => ({
  id: record.id,
  revision: record.revision,
  line: record.line,
  name: record.name,
  media: record.media,
  turn: record.turn,
  visit: record.visit,
  size: record.size,
  isRemoved: record.isRemoved,
  addedAt: record.addedAt,
  addedBy: record.addedBy,
});

/** Nobody reads more of a file's name. */
const MOST_LETTERS = 80;
/** Control characters, and those that turn the direction of writing, so that `gpj.exe` looks like a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * What a file is called on the screen: the last part of its path without anything unseen. It is shown and never used as
 * a path, so any name will do.
 */
export function fileLabel(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.replace(UNSEEN, '').normalize('NFC').trim() ?? '';
  return last === '' ? '未命名' : [...last].slice(0, MOST_LETTERS).join('');
}
