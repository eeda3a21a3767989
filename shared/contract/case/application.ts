import { z } from 'zod';
import { applicationForm, insuredEntry, openingEntry } from '../../domain/application-form.ts';
import { formQuestions } from '../../domain/asked/form-questions.ts';
import { APPLICATION_STATUSES } from '../../domain/application-status.ts';
import { COUNTY_STAGES } from '../../domain/county/county-stage.ts';
import { NOTICE_STAGES } from '../../domain/notice/notice-stage.ts';
import { PRINT_KINDS } from '../../domain/paper-kind.ts';
import { assessment, settlementView } from './assessment.ts';
import { outcomeView } from './outcome-view.ts';
import { channel, fenAmount, id, instant, nothing } from '../channel.ts';

const status = z.enum(APPLICATION_STATUSES);
const revision = z.number().int().positive();

/** One row of 受理台. */
export const applicationRow = z.strictObject({
  id,
  /** `<township code>-<PC letter>-<year>-<sequence>`; null for a draft never accepted. */
  number: z.string().nullable(),
  status,
  revision,
  personName: z.string(),
  idNumberMasked: z.string(),
  village: z.string(),
  visitCount: z.number().int(),
  totalCost: fenAmount.nullable(),
  payable: fenAmount.nullable(),
  createdAt: instant,
  updatedAt: instant,
  /** Day of the first acceptance, kept over a reopening; null before it. */
  acceptedOn: z.string().nullable(),
});
export type ApplicationRow = z.infer<typeof applicationRow>;

/** The time limit of an application: 20 working days, or what the county sets. */
export const deadlineView = z.strictObject({
  due: z.string(),
  /** Working days left: 0 on the last day, negative when it is over. */
  left: z.number().int(),
  isPaused: z.boolean(),
  /** False: a year without a calendar of holidays was counted from Monday to Friday. */
  isCertain: z.boolean(),
});

/** A row of 受理台 with its time limit; null before acceptance and once it left the window. */
export const deskRow = applicationRow.extend({
  deadline: deadlineView.nullable(),
  /** Of a sealed one: where it stands on its way to the county and there; left out while nothing is known. */
  county: z.enum(COUNTY_STAGES).optional(),
  /** Of a reviewed one: how it stands with its public notice; left out when the county asks for none. */
  notice: z.enum(NOTICE_STAGES).optional(),
  /** Of a draft that a reviewer gave back: comments without an answer; left out while there are none. */
  openComments: z.number().int().positive().optional(),
});
export type DeskRow = z.infer<typeof deskRow>;

/** By what the list of applications can be sorted. */
export const LIST_ORDERS = ['updated', 'number', 'name', 'village', 'visits', 'total', 'payable', 'due'] as const;
const listOrder = z.strictObject({ by: z.enum(LIST_ORDERS), isDescending: z.boolean() });
export type ListOrder = z.infer<typeof listOrder>;

/** Most rows one call gives. */
export const MOST_LISTED = 5000;

/** Which applications, in which order; what is left out does not narrow. */
export const listWanted = z.strictObject({
  /** `all`: all but the discarded ones; null: these too. */
  status: z
    .enum(['all', ...APPLICATION_STATUSES])
    .nullable()
    .default(null),
  /** Only sealed ones that stand there at the county; `sealed`: nothing left this PC yet. */
  county: z.enum(COUNTY_STAGES).nullable().default(null),
  /** Words that all must occur in number, name, masked identity number or village. */
  text: z.string().max(100).default(''),
  order: listOrder.default({ by: 'updated', isDescending: true }),
  most: z.number().int().min(1).max(MOST_LISTED).default(200),
});
export type ListWanted = z.infer<typeof listWanted>;

export const applicationList = z.strictObject({
  rows: z.array(deskRow),
  /** How many there are, of which `rows` are the first. */
  total: z.number().int().nonnegative(),
  /** How many of all applications stand where. */
  counts: z.record(status, z.number().int().nonnegative()),
  /** Null when this is all. Right after unlocking, another order or words find only what was read so far. */
  reading: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable(),
});
export type ApplicationList = z.infer<typeof applicationList>;

export const historyEntry = z.strictObject({
  at: instant,
  who: z.string(),
  what: z.string(),
  /** `草稿 → 已受理`; empty when it stayed where it was. */
  moved: z.string(),
  reason: z.string(),
});

export const printRow = z.strictObject({
  id,
  kind: z.enum(PRINT_KINDS),
  title: z.string(),
  /** Made before the settlement was confirmed: carries the draft mark. */
  isDraft: z.boolean(),
  sha256: z.string(),
  pages: z.number().int(),
  madeAt: instant,
  madeBy: z.string(),
  revision,
});
export type PrintRow = z.infer<typeof printRow>;

/** Who settled and who looked at it beside them; `permitNo`: of the county's permit under which both were one. */
export const reviewView = z.strictObject({
  settledBy: z.string(),
  /** Null in a settlement of the first release. */
  settledById: z.string().nullable(),
  settledAt: instant,
  reviewedBy: z.string().nullable(),
  reviewedAt: instant.nullable(),
  permitNo: z.string().nullable(),
});
export type ReviewView = z.infer<typeof reviewView>;

export const applicationDetail = z.strictObject({
  id,
  number: z.string().nullable(),
  status,
  revision,
  form: applicationForm,
  /** What its policy asks beyond what every policy asks. */
  asked: formQuestions,
  /** The frozen settlement; null until confirmed. */
  settlement: settlementView.nullable(),
  /** Null until settled. */
  review: reviewView.nullable(),
  prints: z.array(printRow),
  history: z.array(historyEntry),
  /** Why it stands beside the usual way; null when it does not. */
  outcome: outcomeView.nullable(),
  /** File name of the batch that holds it; null before sealing. */
  batchFile: z.string().nullable(),
});
export type ApplicationDetail = z.infer<typeof applicationDetail>;

export const personMatch = z.strictObject({
  id,
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  village: z.string(),
  insurance: z.enum(['', 'resident', 'employee', 'none']),
  insured: insuredEntry,
  account: applicationForm.shape.account,
  identities: z.array(applicationForm.shape.identities.element),
  openings: z.array(openingEntry),
  applications: z.array(applicationRow),
});
export type PersonMatch = z.infer<typeof personMatch>;

const target = z.strictObject({ id, revision });

export const applicationChannels = {
  /** The first rows of a list that may have tens of thousands. */
  'application/list': channel('user', 'read', listWanted, applicationList),
  'application/create': channel('clerk', 'write', nothing, applicationDetail),
  'application/get': channel('user', 'read', z.strictObject({ id }), applicationDetail),
  /** Keeps the draft as typed, however incomplete. Answers only after it is safely on disk. */
  'application/saveDraft': channel(
    'clerk',
    'write',
    z.strictObject({ id, revision, form: applicationForm }),
    z.strictObject({ revision, savedAt: instant }),
  ),
  'application/discard': channel('clerk', 'write', target, z.strictObject({ revision })),
  /** Takes a discarded draft back. */
  'application/restore': channel('clerk', 'write', target, z.strictObject({ revision })),
  /** `withTrace`: whether somebody looks at the single steps; without it `trace` is empty, which is most of the answer. */
  'application/assess': channel(
    'user',
    'read',
    z.strictObject({ id, form: applicationForm, withTrace: z.boolean().default(true) }),
    assessment,
  ),
  /** Draft → 已受理: strict check, number given. */
  'application/accept': channel('clerk', 'write', target, applicationDetail),
  /** 已受理 → 已测算: settles, freezes the result, writes the ledger. `expected`: the payable the clerk saw, in fen. */
  'application/settle': channel(
    'clerk',
    'write',
    z.strictObject({ id, revision, expected: fenAmount }),
    applicationDetail,
  ),
  /** 已受理/已测算/已复核 → 草稿 with a reason; takes the ledger entries back. */
  'application/reopen': channel(
    'clerk',
    'write',
    z.strictObject({ id, revision, reason: z.string().trim().max(400) }),
    applicationDetail,
  ),
  /**
   * To which account the person was last paid by an application that two people have looked at, for seeing that another one is
   * typed now. NOT_FOUND.
   */
  'person/lastAccount': channel(
    'user',
    'read',
    z.strictObject({ idNumber: z.string().max(64), except: id }),
    z.strictObject({
      last: z
        .strictObject({
          applicationId: id,
          number: z.string(),
          acceptedOn: z.string(),
          account: applicationForm.shape.account,
        })
        .nullable(),
    }),
  ),
  /** Who else is paid by the account, by the files: within a household that is usual. The first few. */
  'person/accountUsers': channel(
    'user',
    'read',
    z.strictObject({ idNumber: z.string().max(64), number: z.string().max(100) }),
    z.strictObject({
      total: z.number().int(),
      rows: z.array(z.strictObject({ name: z.string(), village: z.string(), isHousehold: z.boolean() })),
    }),
  ),
  'person/find': channel(
    'user',
    'read',
    z.strictObject({ idNumber: z.string().max(64), except: id }),
    z.strictObject({ match: personMatch.nullable() }),
  ),
};
