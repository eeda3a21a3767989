import type { AttachmentView } from '#shared/contract/case/material.ts';

/** What the page changes of an attachment, from what stands about it. */
export type AttachmentChange = (
  now: AttachmentView,
) => Partial<Pick<AttachmentView, 'turn' | 'line' | 'visit' | 'isRemoved'>>;

/** A quarter turn clockwise. */
export const nextTurn = (turn: AttachmentView['turn']): AttachmentView['turn'] => {
  switch (turn) {
    case 0:
      return 90;
    case 90:
      return 180;
    case 180:
      return 270;
    case 270:
      return 0;
  }
};
