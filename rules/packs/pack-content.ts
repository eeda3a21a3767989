import { z } from 'zod';
import {
  fundSourceSchema,
  localWarningSchema,
  paperSchema,
  premiumByCountySchema,
  premiumSchema,
  timeLimitSchema,
  treatFirstSchema,
  warningSchema,
} from './content/extras-content.ts';
import { fundSchema } from './content/fund-content.ts';
import { enrolmentSchema, hukouPrefix, layersSchema, outpatientBasicSchema } from './content/layers-content.ts';
import { localParameterSchema } from './content/local-content.ts';
import {
  category,
  choice,
  date,
  flag,
  key,
  list,
  mapOf,
  money,
  object,
  orNone,
  sentence,
  sourced,
  visitKind,
  wholeNumber,
} from './sourced.ts';
import { isNo, textField } from './words/field.ts';

/** The format name of a policy pack. */
export const PACK_FORMAT = 'aid-pack/1';

const article = object({ citation: sentence, passage: sentence });
const source = object({ title: sentence, note: orNone(sentence) });

/** A treatment class: who is treated so, and whether its aid is a one-off look-back before the application. */
const treatmentClass = object({
  id: key,
  name: sentence,
  members: list(sourced(list(category))),
  oneOff: object({
    months: sourced(wholeNumber),
    /** Whether a visit of the period is settled even when it lies before the pack's first day. */
    beforeRange: sourced(flag),
  }).optional(),
  /** Visits of these kinds count so many days back from the day the identity takes effect; earlier ones never. */
  lookback: object({ days: sourced(wholeNumber), kinds: sourced(list(visitKind)) }).optional(),
});

/** Aid drawn from one yearly cap: the funds whose payments use it up. */
const pool = object({ id: key, name: sentence, funds: list(key) });

/** The article behind each step of the engine that no single value of the pack decides. */
const clauses = object({
  range: key,
  insurance: key,
  designated: key,
  kind: key,
  referral: key,
  identity: key,
  bestClass: key,
  lookback: key,
  burden: key,
  overTotal: key,
  trueUp: key,
});

/** A policy pack: everything one policy says, and nothing of how the engine works. */
export const packContentSchema = object({
  format: z.literal(PACK_FORMAT, { error: isNo(`政策包格式（${PACK_FORMAT}）`) }),
  id: textField('政策包名称（小写字母、数字、横线）', (text) => /^[a-z][a-z0-9-]{2,40}$/.test(text)),
  title: sentence,
  shortTitle: sentence,
  documentNumber: orNone(sentence),
  region: object({
    code: textField('行政区划代码（六位数字）', (text) => /^\d{6}$/.test(text)),
    slug: key,
    name: sentence,
  }),
  receivedOn: orNone(date),
  sources: mapOf(source),
  articles: mapOf(article),
  effective: object({ from: sourced(date), to: sourced(orNone(date)) }),
  clauses,
  /** true: every result of the pack is provisional. */
  provisional: sourced(flag).optional(),
  /** The household registration the policy asks for. */
  hukou: sourced(hukouPrefix).optional(),
  enrolment: enrolmentSchema.optional(),
  kinds: sourced(list(visitKind)),
  layers: layersSchema.optional(),
  outpatientBasic: outpatientBasicSchema.optional(),
  classes: list(treatmentClass),
  notAided: list(sourced(list(category))),
  pools: list(pool),
  funds: list(fundSchema),
  rounding: sourced(choice('舍入方法', ['half_up_fen'])),
  /** A year whose whole burden after basic insurance is at most this is paid only at year end. */
  deferral: object({ upTo: sourced(money) }).optional(),
  local: list(localParameterSchema),
  warnings: list(warningSchema),
  localWarnings: list(localWarningSchema).optional(),
  premium: list(premiumSchema),
  premiumByCounty: list(premiumByCountySchema).optional(),
  fundSources: list(fundSourceSchema),
  treatFirst: treatFirstSchema.optional(),
  papers: list(paperSchema).optional(),
  timeLimits: list(timeLimitSchema).optional(),
  readings: list(object({ text: sentence, article: key })),
  forms: object({ settlement: sentence, application: sentence, basis: sentence }),
});

export type PackContent = z.infer<typeof packContentSchema>;
export type PackClass = PackContent['classes'][number];
export type PackFund = PackContent['funds'][number];
export type ShareFund = Extract<PackFund, { readonly method: 'share' }>;
export type PackArticle = PackContent['articles'][string];
export type ShareTerms = ShareFund['terms'][string];
export type LocalTerms = NonNullable<ShareFund['localTerms']>[string];
export type PackLayers = NonNullable<PackContent['layers']>;
export type PackOutpatientBasic = NonNullable<PackContent['outpatientBasic']>;
export type PackEnrolment = NonNullable<PackContent['enrolment']>;
export type LocalParameterDefinition = PackContent['local'][number];
export type Sourced<T> = {
  readonly value: T;
  readonly article: string;
  readonly source: string;
  readonly confirmed: boolean;
};
