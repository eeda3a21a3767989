import { z } from 'zod';
import { bytes, channel, instant, nothing } from '../channel.ts';

/** What becomes of a file in the folder once it was taken into an application: it stays, or goes into a folder beside it. */
export const SCAN_AFTER = ['leave', 'move'] as const;
const after = z.enum(SCAN_AFTER);

/** Name, size and time of a file, hashed: it names one state of one file, and no other. */
const key = z.string().regex(/^[0-9a-f]{64}$/);

/** A file in the folder that was not taken yet. */
export const scanRow = z.strictObject({
  key,
  name: z.string(),
  size: z.number().int().nonnegative(),
  /** When it came into the folder. */
  at: instant,
  /** 'writing': the scanner may not have finished it. 'refused': it cannot be taken, `why` says why. */
  state: z.enum(['ready', 'writing', 'refused']),
  why: z.string(),
});
export type ScanRow = z.infer<typeof scanRow>;

/** What was chosen, and the folder as the person knows it; null: no folder is watched. */
const scanChoice = z.strictObject({ folder: z.string(), after, since: instant }).nullable();

/** More are not listed at once. */
export const MOST_SCANS = 24;

export const scanChannels = {
  'scan/choice': channel('user', 'read', nothing, z.strictObject({ choice: scanChoice })),
  /** Asks for the folder in which the scanner puts its files. Null: cancelled. */
  'scan/choose': channel('clerk', 'write', nothing, z.strictObject({ folder: z.string().nullable() })),
  'scan/after': channel('clerk', 'write', z.strictObject({ after }), nothing),
  'scan/forget': channel('clerk', 'write', nothing, nothing),
  /**
   * What lies in the folder and was not taken, newest first; `later`: how many more there are. A file is ready once two looks
   * a second apart find it the same and it has an end. SCAN_NO_FOLDER, SCAN_FOLDER_GONE, SCAN_FOLDER_FULL.
   */
  'scan/list': channel(
    'clerk',
    'read',
    nothing,
    z.strictObject({ rows: z.array(scanRow).max(MOST_SCANS), later: z.number().int().nonnegative() }),
  ),
  /** The bytes of a file that is ready. SCAN_GONE when it is not there any more or is another one by now. */
  'scan/open': channel('clerk', 'read', z.strictObject({ key }), z.strictObject({ name: z.string(), bytes })),
  /**
   * It was taken into an application: not offered again, and moved when that was chosen. `isMoved` false: it was to be moved and
   * could not be.
   */
  'scan/taken': channel('clerk', 'write', z.strictObject({ key }), z.strictObject({ isMoved: z.boolean() })),
};
