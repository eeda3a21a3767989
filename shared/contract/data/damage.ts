import { z } from 'zod';
import { backupRow, RESTORE_WORD, restoreReport } from './backup.ts';
import { channel, id, instant, nothing } from '../channel.ts';

const password = z.string().max(256);
const user = z.strictObject({ id, name: z.string() });
const backupOf = z.strictObject({
  row: backupRow,
  /** Whose passwords of that day open it. */
  users: z.array(user),
});

/** What is wrong with the disk of the data. `low`: everything is saved, but room is scarce. */
const diskTrouble = z.strictObject({
  kind: z.enum(['full', 'readOnly', 'broken', 'low']),
  folder: z.string(),
  /** Null when the disk does not say. */
  freeMegabytes: z.number().int().nullable(),
});
export type DiskTrouble = z.infer<typeof diskTrouble>;

/** What can be done while the data stops the app, or before there is any. */
export const damageChannels = {
  /** Backups that may take the place of the data, newest first, and who can open the data as it is. */
  'damage/backups': channel(
    'anyone',
    'read',
    nothing,
    z.strictObject({ backups: z.array(backupOf), users: z.array(user) }),
  ),
  /** Asks for another folder to look in. Null: cancelled. */
  'damage/lookElsewhere': channel('anyone', 'read', nothing, z.strictObject({ found: z.number().int().nullable() })),
  /** Looks at the profile anew. */
  'damage/lookAgain': channel('anyone', 'read', nothing, nothing),
  /** Opens the data for reading alone. */
  'damage/openForReading': channel('anyone', 'write', z.strictObject({ userId: id, password }), nothing),
  /** Puts a backup in the place of the damaged data. */
  'damage/restore': channel(
    'anyone',
    'write',
    z.strictObject({ id: backupRow.shape.id, userId: id, password, word: z.literal(RESTORE_WORD) }),
    restoreReport,
  ),
  /** Puts the keys of a backup in the place of damaged ones; the data stays as it is. They are opened first. */
  'damage/restoreKeys': channel(
    'anyone',
    'write',
    z.strictObject({ id: backupRow.shape.id, userId: id, password }),
    nothing,
  ),
  /** On a PC without data: brings everything of another one here, under a new letter. */
  'damage/moveHere': channel(
    'anyone',
    'write',
    z.strictObject({ id: backupRow.shape.id, userId: id, password, letter: z.string().regex(/^[A-Z]$/) }),
    restoreReport,
  ),
  /** Whether the disk takes what is saved; null when it does. `disk/changed` tells when to ask again. */
  'damage/disk': channel('user', 'read', nothing, z.strictObject({ trouble: diskTrouble.nullable() })),
  /** Whether the clock can be right; null when it can. */
  'damage/clock': channel(
    'user',
    'read',
    nothing,
    z.strictObject({
      trouble: z.strictObject({ kind: z.enum(['back', 'ahead']), now: instant, last: instant }).nullable(),
    }),
  ),
  /** Somebody looked at it: it is right. */
  'damage/confirmClock': channel('admin', 'write', nothing, nothing),
  /** Writes all applications to a file of the clerk's choice. Null: cancelled. */
  'damage/export': channel(
    'user',
    'write',
    z.strictObject({ format: z.enum(['csv', 'json']) }),
    z.strictObject({ path: z.string().nullable(), count: z.number().int() }),
  ),
};
