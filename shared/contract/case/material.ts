import { z } from 'zod';
import { ATTACHED_MEDIA } from '../../domain/material/attached-file.ts';
import { materialState, MOST_MATERIALS } from '../../domain/material/material-state.ts';
import { bytes, channel, id, instant } from '../channel.ts';

const line = z.string().min(1).max(40);
const visit = z.string().max(64);
const revision = z.number().int().nonnegative();
const turn = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);

/** A scan or photograph of a paper. */
export const attachmentRow = z.strictObject({
  id,
  revision,
  line,
  name: z.string(),
  media: z.enum(ATTACHED_MEDIA),
  turn,
  /** Key of the bill it shows; empty: of none in particular. */
  visit,
  size: z.number().int(),
  /** Taken out, can be put back until the application is sealed. */
  isRemoved: z.boolean(),
  addedAt: instant,
  addedBy: z.string(),
});
export type AttachmentView = z.infer<typeof attachmentRow>;

/** Checklist and files of one application. */
export const materialView = z.strictObject({
  /** Of the checklist; 0: nothing was ticked yet. */
  revision,
  lines: z.array(materialState),
  attachments: z.array(attachmentRow),
  /** Of the policy whose lines are added to the default ones. */
  pack: z.string(),
});
export type MaterialView = z.infer<typeof materialView>;

export const materialChannels = {
  'material/view': channel('user', 'read', z.strictObject({ applicationId: id }), materialView),
  /** The whole checklist; STALE_REVISION when it was saved elsewhere, WRONG_STATUS once the application is sealed. */
  'material/save': channel(
    'clerk',
    'write',
    z.strictObject({ applicationId: id, revision, lines: z.array(materialState).max(MOST_MATERIALS) }),
    materialView,
  ),
  /** Seals a file. ATTACHMENT_… names what is wrong with it; it is judged by its bytes, never by its name. */
  'attachment/add': channel(
    'clerk',
    'write',
    z.strictObject({ applicationId: id, line, name: z.string().max(400), bytes }),
    materialView,
  ),
  /** Turns it, links it to another line or to a bill, takes it out or puts it back. */
  'attachment/change': channel(
    'clerk',
    'write',
    z.strictObject({
      attachmentId: id,
      revision,
      turn: turn.optional(),
      line: line.optional(),
      visit: visit.optional(),
      isRemoved: z.boolean().optional(),
    }),
    materialView,
  ),
  /** ROW_TAMPERED when the file is gone or damaged; the others stay usable. */
  'attachment/open': channel(
    'user',
    'read',
    z.strictObject({ attachmentId: id }),
    z.strictObject({ attachment: attachmentRow, bytes }),
  ),
};
