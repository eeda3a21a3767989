import { z } from 'zod';
import { channel, instant, nothing } from '../channel.ts';

/** Where a backup lies, and its file name: `local/AID-BACKUP-….aidbak`. */
const backupId = z.string().regex(/^(local|second|other)\/[A-Za-z0-9-]+\.aidbak$/);

export const backupRow = z.strictObject({
  id: backupId,
  name: z.string(),
  /** 'local': on this disk. 'second': the second place. 'other': a folder chosen for looking into it. */
  place: z.enum(['local', 'second', 'other']),
  size: z.number().int(),
  /** Null when its head cannot be read. */
  facts: z
    .strictObject({
      createdAt: instant,
      reason: z.enum(['unlock', 'batch', 'daily', 'hand', 'restore']),
      pc: z.string(),
      townshipName: z.string(),
      applications: z.number().int(),
      /** Number of the last operation record in it. */
      entries: z.number().int(),
      /** False: made on another PC, its keys are not those of this one. */
      isOwn: z.boolean(),
    })
    .nullable(),
});
export type BackupRow = z.infer<typeof backupRow>;

/** The sentence of a failure, by its code; null when the last try was good. */
const failure = z.strictObject({ at: instant, text: z.string() }).nullable();

export const drillReport = z.strictObject({
  name: z.string(),
  at: instant,
  madeAt: instant,
  /** True: pages, counts, chain, rows and files are all as they were. */
  isSound: z.boolean(),
  applications: z.number().int(),
  entries: z.number().int(),
  /** Operation records written since. */
  later: z.number().int(),
  files: z.number().int(),
  /** Files beside it that are gone or damaged. */
  wrongFiles: z.number().int(),
  /** First operation record that does not agree; null when all do. */
  wrongEntry: z.number().int().nullable(),
});
export type DrillReport = z.infer<typeof drillReport>;

export const restoreReport = z.strictObject({
  at: instant,
  name: z.string(),
  madeAt: instant,
  lostEntries: z.number().int(),
  lostBatches: z.array(z.string()),
  /** Folder in the profile that keeps what was replaced. */
  replaced: z.string(),
  /** The letter this PC took when the data moved to it; null when it did not move. */
  letter: z.string().nullable(),
});
export type RestoreReport = z.infer<typeof restoreReport>;

/** `isChangeBack`: it went back to what the restore before it had replaced. */
const unconfirmedRestore = restoreReport.extend({ isChangeBack: z.boolean() });
export type UnconfirmedRestore = z.infer<typeof unconfirmedRestore>;

export const keptData = z.strictObject({
  name: z.string().regex(/^(replaced-(keys-)?[0-9T-]+|app-\d+-before-\d+\.db)$/),
  /** What took its place: restored data, other keys, a new form of the database. */
  kind: z.enum(['data', 'keys', 'schema']),
  at: instant,
  size: z.number().int(),
  /** False until a good backup was made after it. */
  mayRemove: z.boolean(),
});
export type KeptData = z.infer<typeof keptData>;

/** Going back to what the last restore replaced: what would be lost, and what would be there again. */
const changeBack = z.strictObject({
  id: backupId,
  lostEntries: z.number().int(),
  lostBatches: z.array(z.string()),
  backEntries: z.number().int(),
  backBatches: z.array(z.string()),
});

export const backupView = z.strictObject({
  /** The instant of the answer. */
  now: instant,
  rows: z.array(backupRow),
  /** Applications in the data now, counted as a backup counts its own. */
  applications: z.number().int(),
  job: z.strictObject({ kind: z.enum(['backup', 'drill', 'restore']), share: z.number() }).nullable(),
  local: z.strictObject({ lastAt: instant.nullable(), failure }),
  /** Null while no second place was chosen. */
  second: z.strictObject({ folder: z.string(), lastAt: instant.nullable(), failure }).nullable(),
  /** Where the data of this PC came from, while no second place was chosen; `isThere`: the stick is in. */
  offered: z.strictObject({ folder: z.string(), isThere: z.boolean() }).nullable(),
  drill: drillReport.nullable(),
  /** A restore nobody has yet confirmed to have dealt with. */
  restore: unconfirmedRestore.nullable(),
  changeBack: changeBack.nullable(),
  /** What earlier restores and updates replaced and this disk still keeps, newest first. */
  kept: z.array(keptData),
});
export type BackupView = z.infer<typeof backupView>;

/** Typed by whoever restores, as the second question. */
export const RESTORE_WORD = '恢复';

export const backupChannels = {
  'backup/view': channel('user', 'read', nothing, backupView),
  /** Backs up now. `second`: what became of the second place; null when there is none. */
  'backup/make': channel(
    'user',
    'write',
    nothing,
    z.strictObject({ name: z.string(), second: z.strictObject({ failure: z.string().nullable() }).nullable() }),
  ),
  'backup/cancel': channel('user', 'read', nothing, nothing),
  /** Asks for the folder of the second place. Null: cancelled. */
  'backup/choosePlace': channel('admin', 'write', nothing, z.strictObject({ folder: z.string().nullable() })),
  /** Makes the offered folder the second place. NOT_FOUND, BACKUP_PLACE_MISSING, FILE_WRITE_FAILED. */
  'backup/takeOffered': channel('admin', 'write', nothing, z.strictObject({ folder: z.string() })),
  'backup/forgetPlace': channel('admin', 'write', nothing, nothing),
  /** Asks for a folder to look for backups in; they then stand among the others until the program ends. */
  'backup/lookElsewhere': channel('user', 'read', nothing, z.strictObject({ found: z.number().int().nullable() })),
  'backup/drill': channel('user', 'write', z.strictObject({ id: backupId }), drillReport),
  /** What was done after an operation record, so that a restore to there would lose it. */
  'backup/since': channel(
    'admin',
    'read',
    z.strictObject({ seq: z.number().int().nonnegative() }),
    z.strictObject({
      /** How many applications were changed; `named`: number and name of the latest of them. */
      applications: z.number().int(),
      named: z.array(z.string()),
      /** There were so many records since that only the latest were looked at. */
      isMore: z.boolean(),
      batches: z.array(z.string()),
    }),
  ),
  /** Puts a backup in the place of the data and locks. `word` is `RESTORE_WORD`, typed. */
  'backup/restore': channel(
    'admin',
    'write',
    z.strictObject({ id: backupId, word: z.literal(RESTORE_WORD) }),
    restoreReport,
  ),
  /** Removes for good what a restore or an update replaced. KEPT_NEEDED. */
  'backup/removeKept': channel('admin', 'write', keptData.pick({ name: true }), nothing),
  /** What a restore has lost was dealt with: batches may be sealed again. */
  'backup/confirmRestore': channel('admin', 'write', nothing, nothing),
};
