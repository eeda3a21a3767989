import { z } from 'zod';
import { localShape, typedLocalValue } from '../policy/local-shape.ts';
import { channel, fenAmount, id, instant, nothing } from './channel.ts';

/** A value in words with its article, for reading; `group` is the heading it stands under. */
const packValue = z.strictObject({
  group: z.string(),
  label: z.string(),
  value: z.string(),
  article: z.string(),
  passage: z.string(),
  confirmed: z.boolean(),
});

/** What a county or city sets, with what its input looks like. */
const localParameterSummary = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  setBy: z.string(),
  explain: z.string(),
  article: z.string(),
  passage: z.string(),
  shape: localShape,
  /** What waits for it, in words; empty for a parameter that holds nothing up. */
  waits: z.array(z.string()),
});
export type LocalParameterSummary = z.infer<typeof localParameterSummary>;

export const packSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Null where the document has none or it is not known. */
  documentNumber: z.string().nullable(),
  region: z.string(),
  /** Six digits, GB/T 2260: where the policy holds. */
  regionCode: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  hash: z.string(),
  /** Null: it came with the program. */
  release: z
    .strictObject({ version: z.number().int(), signer: z.string(), installedAt: instant, installedBy: z.string() })
    .nullable(),
  /** Classes in the order of the policy, with the money rules in words for the policy page. */
  classes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  /** Categories a clerk can choose, and the class each is treated as (null: no aid under this pack). */
  categories: z.array(z.strictObject({ id: z.string(), name: z.string(), treatedAs: z.string().nullable() })),
  /** Which funds draw on one limit. */
  pools: z.array(z.strictObject({ id: z.string(), funds: z.array(z.string()) })),
  values: z.array(packValue),
  localParameters: z.array(localParameterSummary),
});
export type PackSummary = z.infer<typeof packSummary>;

/** One value of a county parameter: in force, to come, or past. */
export const localParameter = z.strictObject({
  key: z.string(),
  /** First day it holds; null: it was set before values had one, and holds for every day. */
  from: z.string().nullable(),
  /** As its input shows it; empty when a past value no longer fits the pack. */
  typed: typedLocalValue,
  /** The document that sets it. */
  source: z.string(),
  setAt: instant,
  setBy: z.string(),
  /**
   * `now`: holds today · `later`: not yet · `earlier`: a newer one has taken its place from its first day on ·
   * `corrected`: replaced for the same days · `withdrawn`: taken back.
   */
  state: z.enum(['now', 'later', 'earlier', 'corrected', 'withdrawn']),
  /** When a corrected or withdrawn value ended, by whom and why; null for the others. */
  ended: z.strictObject({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
export type LocalParameterValue = z.infer<typeof localParameter>;

const key = z.string().max(64);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const reason = z.string().trim().min(2).max(200);

/** What an application comes to under a pack; null when it cannot be decided. */
const comesTo = z.strictObject({ payable: fenAmount, recover: fenAmount }).nullable();

/** An application that a change of packs would touch. */
export const affectedRow = z.strictObject({
  id,
  number: z.string().nullable(),
  status: z.string(),
  personName: z.string(),
  before: comesTo,
  after: comesTo,
});
export type AffectedRow = z.infer<typeof affectedRow>;

/** A signed file that was opened and found good, waiting for 安装 or 取消. */
export const packPreview = z.strictObject({
  ticket: id,
  pack: packSummary.omit({ values: true, localParameters: true, categories: true, pools: true }),
  version: z.number().int(),
  signer: z.string(),
  /** What it is compared with: the installed pack of the same name, else the one in use of the same region. */
  comparedWith: z.strictObject({ title: z.string(), hash: z.string(), isSameId: z.boolean() }).nullable(),
  /** Lines such as `改：…：70% → 75%`. */
  differences: z.array(
    z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  /** Whether installing it changes what this PC settles with at once: it is a new release of the pack in use. */
  replacesInUse: z.boolean(),
});
export type PackPreview = z.infer<typeof packPreview>;

/** What applications are assessed with for comparison: a previewed file, or a pack that is installed. */
const candidate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), ticket: id }),
  z.strictObject({ kind: z.literal('installed'), pack: z.string().max(64) }),
]);

export const policyChannels = {
  /** The packs that can be used, the newest release of each; before unlocking those that came with the program. */
  'policy/list': channel('anyone', 'read', nothing, z.strictObject({ packs: z.array(packSummary) })),
  /** Every value of the parameters of the pack in use, the newest first day first. */
  'policy/localParameters': channel('user', 'read', nothing, z.strictObject({ values: z.array(localParameter) })),
  /** Sets a parameter of the pack in use from a day on; a value for the same day is corrected, the old one kept. */
  'policy/setLocalParameter': channel(
    'admin',
    'write',
    z.strictObject({ key, from: day, value: typedLocalValue, source: z.string().trim().min(2).max(200) }),
    nothing,
  ),
  /** Takes a value back, with a reason; it stays in the history. */
  'policy/withdrawLocalParameter': channel(
    'admin',
    'write',
    /** No day: a value of before values had one. */
    z.strictObject({ key, from: z.union([day, z.literal('')]), reason }),
    nothing,
  ),
  /** Asks for a signed file, or takes that of the county's feed (`item`), and verifies it; null: cancelled. Nothing is installed yet. */
  'policy/openFile': channel(
    'admin',
    'read',
    z.strictObject({ item: id.optional() }),
    z.strictObject({ preview: packPreview.nullable() }),
  ),
  /** The applications not yet sealed whose outcome would change. Tells `policy/progress`; PREVIEW_CANCELLED. */
  'policy/affected': channel(
    'admin',
    'read',
    z.strictObject({ candidate }),
    z.strictObject({ rows: z.array(affectedRow), checked: z.number().int() }),
  ),
  /** Stops `policy/affected`. */
  'policy/cancelAffected': channel('admin', 'read', nothing, nothing),
  /** Installs the previewed file. */
  'policy/install': channel('admin', 'write', z.strictObject({ ticket: id, reason }), nothing),
  /** Has this PC settle with another installed pack from now on. */
  'policy/choose': channel('admin', 'write', z.strictObject({ pack: z.string().max(64), reason }), nothing),
};
