import type { AttachmentView } from '#shared/contract/case/material.ts';
import type { MaterialLine } from '#shared/domain/material/material-lines.ts';

/** To which paper a scan most likely belongs: the first that is needed and has no scan yet; the first of all otherwise. */
export function firstLine(
  lines: readonly Pick<MaterialLine, 'id' | 'isNeeded'>[],
  attachments: readonly Pick<AttachmentView, 'line' | 'isRemoved'>[],
): string {
  const scanned = new Set(attachments.filter(({ isRemoved }) => !isRemoved).map(({ line }) => line));
  return (lines.find(({ id, isNeeded }) => isNeeded && !scanned.has(id)) ?? lines[0])?.id ?? '';
}
