import { z } from 'zod';
import { ROLES } from '../../domain/role.ts';
import { bytes, channel, id, nothing, password } from '../channel.ts';

/** Citizens stand in front of this screen: no window stays open longer than this without a key or the pointer. */
export const LONGEST_IDLE_MINUTES = 10;

export const station = z.strictObject({
  townshipName: z.string(),
  /** Nine digits: GB/T 2260 county code and township number. */
  townshipCode: z.string(),
  /** One capital letter that tells the PCs of a township apart. */
  pcLetter: z.string(),
  /** Letters this data was worked on under before it moved to this PC. */
  formerLetters: z.array(z.string()).default([]),
  pack: z.string(),
  /** Null until the county's public key was imported. */
  county: z.strictObject({ name: z.string(), keyId: z.string(), fingerprint: z.string() }).nullable(),
  /** The county's signed permit for a township with one person, who may then review what they settled; null: none. */
  singlePerson: z.strictObject({ permitNo: z.string(), until: z.string() }).nullable().default(null),
});

export const userSummary = z.strictObject({ id, name: z.string() });
const roles = z.array(z.enum(ROLES));

/** What the window shows first. */
export const appStatus = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('fresh'), version: z.string(), today: z.string() }),
  z.strictObject({
    state: z.literal('locked'),
    version: z.string(),
    today: z.string(),
    townshipName: z.string(),
    users: z.array(userSummary),
  }),
  z.strictObject({
    state: z.literal('open'),
    version: z.string(),
    today: z.string(),
    station,
    user: userSummary.extend({ roles }),
    /** True when damaged data was opened for reading alone. */
    readOnly: z.literal(true).optional(),
    /** False until the clerk confirmed that the recovery code was written down. */
    recoveryConfirmed: z.boolean(),
    idleMinutes: z.number().int().min(1).max(LONGEST_IDLE_MINUTES),
  }),
  /** The data cannot be used as it is; `code` names the sentence, nothing was changed. */
  z.strictObject({
    state: z.literal('stopped'),
    version: z.string(),
    today: z.string(),
    code: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type AppStatus = z.infer<typeof appStatus>;

const damagedName = z.strictObject({ number: z.string().nullable(), name: z.string().nullable() });

/** What the check of the data found that follows each log-in. */
export const appHealth = z.strictObject({
  state: z.enum(['checking', 'sound', 'wrong']),
  /** Number of the operation record that something does not agree with; null when none is known. */
  seq: z.number().int().nullable(),
  /** Whose application that record is about; null when it is about none, or nothing of it can be read. */
  about: damagedName.nullable(),
  /** Rows that are left out of every list, by the word for their kind, and whose they are as far as that can be told. */
  damaged: z.array(damagedName.extend({ label: z.string(), id })),
  /** Words for the kinds of record that look-ups may miss, because an index is not that of its table. */
  hidden: z.array(z.string()),
  /** Pages of the file itself cannot be right. */
  isFileDamaged: z.boolean(),
});
export type AppHealth = z.infer<typeof appHealth>;

export const countyKeySummary = z.strictObject({ name: z.string(), keyId: z.string(), fingerprint: z.string() });

export const setupInput = z.strictObject({
  townshipName: z.string().trim().min(2).max(40),
  townshipCode: z.string().regex(/^\d{9}$/),
  pcLetter: z.string().regex(/^[A-Z]$/),
  pack: z.string().max(64),
  userName: z.string().trim().min(1).max(50),
  password,
  /** Text of the county's public key file; empty when it comes later. */
  countyKey: z.string().max(20_000),
});

export const sessionChannels = {
  'app/status': channel('anyone', 'read', nothing, appStatus),
  'app/health': channel('user', 'read', nothing, appHealth),
  'setup/passwordStrength': channel(
    'anyone',
    'read',
    z.strictObject({ password, words: z.array(z.string().max(100)).max(20) }),
    /** `score` 0–4 as zxcvbn gives it; `advice` one Chinese sentence, empty when it is good. */
    z.strictObject({ score: z.number().int().min(0).max(4), acceptable: z.boolean(), advice: z.string() }),
  ),
  'setup/checkCountyKey': channel('anyone', 'read', z.strictObject({ text: z.string().max(20_000) }), countyKeySummary),
  /** Creates keys and the store, opens the session. The recovery code is given once and never again. */
  'setup/create': channel('anyone', 'write', setupInput, z.strictObject({ recoveryCode: z.string() })),
  /** PDF sheet with the present recovery code, for printing; not kept. Only while it is not yet confirmed. */
  'setup/recoverySheet': channel(
    'user',
    'read',
    z.strictObject({ recoveryCode: z.string().max(80) }),
    z.strictObject({ bytes }),
  ),
  /** The whole code: where it was just shown, the window puts the group that was typed back behind the others. */
  'setup/confirmRecovery': channel('user', 'write', z.strictObject({ recoveryCode: z.string().max(80) }), nothing),
  'session/unlock': channel('anyone', 'write', z.strictObject({ userId: id, password }), nothing),
  'session/lock': channel('user', 'write', nothing, nothing),
  /** Opens with the recovery code, sets a new password and gives a new code; the old one is spent. */
  'session/recover': channel(
    'anyone',
    'write',
    z.strictObject({ userId: id, recoveryCode: z.string().max(80), newPassword: password }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /** A new recovery code for an administrator who types the password again; given once, the old one is spent. */
  'session/newRecoveryCode': channel(
    'admin',
    'write',
    z.strictObject({ password }),
    z.strictObject({ recoveryCode: z.string() }),
  ),
  /** The own password; keys and data stay what they are. WRONG_PASSWORD, WAIT_BEFORE_RETRY, PASSWORD_UNCHANGED. */
  'session/changePassword': channel('user', 'write', z.strictObject({ password, newPassword: password }), nothing),
  'session/setIdleMinutes': channel(
    'admin',
    'write',
    z.strictObject({ minutes: z.number().int().min(1).max(LONGEST_IDLE_MINUTES) }),
    nothing,
  ),
  'station/importCountyKey': channel(
    'admin',
    'write',
    z.strictObject({ text: z.string().max(20_000) }),
    countyKeySummary,
  ),
};
