import { z } from 'zod';
import { printRow } from './application.ts';
import { bytes, channel, id } from '../channel.ts';

export const paperKind = z.enum(['settlement', 'approval']);
export type PaperKind = z.infer<typeof paperKind>;

/** Titles as printed. */
export const PAPER_TITLES: Readonly<Record<PaperKind, string>> = {
  settlement: '医疗救助费用结算单',
  approval: '医疗救助申请审批表',
};

export const paperChannels = {
  /** Makes the PDF, keeps it sealed with its hash. A paper made before confirmation carries the draft mark. */
  'paper/make': channel(
    'user',
    'write',
    z.strictObject({ applicationId: id, kind: paperKind }),
    z.strictObject({ print: printRow, bytes }),
  ),
  'paper/open': channel('user', 'read', z.strictObject({ printId: id }), z.strictObject({ print: printRow, bytes })),
  /** Asks where to, writes the same bytes there. `path` null: cancelled. */
  'paper/save': channel(
    'user',
    'write',
    z.strictObject({ printId: id }),
    z.strictObject({ path: z.string().nullable() }),
  ),
};
