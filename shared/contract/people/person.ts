import { z } from 'zod';
import { applicationForm } from '../../domain/application-form.ts';
import { RELATIONS } from '../../domain/household/household-words.ts';
import { ID_TYPES } from '../../domain/person/id-document.ts';
import { NUMBER_ENDS } from '../../domain/person/number-end.ts';
import { applicationRow } from '../case/application.ts';
import { movedCase } from '../case/review.ts';
import { channel, id, instant } from '../channel.ts';

const revision = z.number().int().positive();
const reason = z.string().max(400);

/** One row of 人员与家庭. */
export const personRow = z.strictObject({
  id,
  name: z.string(),
  idType: z.enum(ID_TYPES),
  idNumberMasked: z.string(),
  sex: z.enum(['male', 'female']),
  birthDate: z.string(),
  village: z.string(),
  /** Where the person belongs today; null: no household was taken down. */
  household: z.strictObject({ id, headName: z.string(), relation: z.enum(RELATIONS) }).nullable(),
});
export type PersonRow = z.infer<typeof personRow>;

/** A person's file as typed: the fields of the application form, so that both are checked alike. */
export const personForm = z.strictObject({
  person: applicationForm.shape.person,
  account: applicationForm.shape.account,
});
export type PersonForm = z.infer<typeof personForm>;

export const personFile = z.strictObject({
  id,
  revision,
  form: personForm,
  updatedAt: instant,
  /** Numbers that stood here before. A mistyped one leads here only the applications that were accepted under it. */
  formerNumbers: z.array(
    z.strictObject({ idType: z.enum(ID_TYPES), idNumber: z.string(), why: z.enum(NUMBER_ENDS), endedAt: instant }),
  ),
  /** Files that were found to be of the same person. */
  merged: z.array(
    z.strictObject({ mergeId: id, row: personRow, mergedAt: instant, who: z.string(), reason: z.string() }),
  ),
  /** Set when this file stands under another one. */
  standsFor: z.strictObject({ id, name: z.string() }).nullable(),
  /** Where the person belongs, or belonged last; null: no household was ever taken down. */
  household: z.strictObject({ id, isMember: z.boolean() }).nullable(),
  applications: z.array(applicationRow),
  history: z.array(z.strictObject({ at: instant, who: z.string(), what: z.string(), reason: z.string() })),
});
export type PersonFile = z.infer<typeof personFile>;

/** `number`: the same document; `same`: name, birth date and village; `alike`: name and one of them; `sound`: the name sounds alike. */
export const TWIN_KINDS = ['number', 'same', 'alike', 'sound'] as const;
export const twin = z.strictObject({
  why: z.enum(TWIN_KINDS),
  row: personRow,
  phone: z.string(),
  address: z.string(),
  applicationCount: z.number().int().nonnegative(),
});
export type Twin = z.infer<typeof twin>;

export const MOST_PEOPLE = 200;

export const personChannels = {
  /** Newest first, or those that the words find; `after` is the last row one has. */
  'people/list': channel(
    'user',
    'read',
    z.strictObject({
      text: z.string().max(64).default(''),
      after: id.nullable().default(null),
      most: z.number().int().min(1).max(MOST_PEOPLE).default(MOST_PEOPLE),
    }),
    z.strictObject({
      rows: z.array(personRow),
      total: z.number().int().nonnegative(),
      /** The last row that was read; null: there are no more. */
      next: id.nullable(),
    }),
  ),
  'people/get': channel('user', 'read', z.strictObject({ id }), personFile),
  /** Files that may be of the same person as what is typed, best first. `except`: the file that is typed into. */
  'people/twins': channel(
    'user',
    'read',
    z.strictObject({
      except: id.nullable().default(null),
      idType: z.enum(ID_TYPES),
      idNumber: z.string().max(64),
      name: z.string().max(64),
      birthDate: z.string().max(64),
      village: z.string().max(400),
    }),
    z.strictObject({ rows: z.array(twin) }),
  ),
  /** A new file (no id) or a change of one. */
  'people/save': channel(
    'clerk',
    'write',
    z.strictObject({
      target: z.strictObject({ id, revision }).nullable().default(null),
      form: personForm,
      reason,
      /** Why the number before ends, where another one was typed. */
      numberEnd: z.enum(NUMBER_ENDS).nullable().default(null),
    }),
    personFile,
  ),
  /** The number of a guardian's next child without one; null: every order was used, or the number is none. */
  'people/nextNewborn': channel(
    'user',
    'read',
    z.strictObject({ guardian: z.string().max(64) }),
    z.strictObject({ idNumber: z.string().nullable() }),
  ),
  /** Cases whose amounts move when the two are one person: what is settled anew, what is to be taken back. */
  'people/mergePreview': channel(
    'clerk',
    'read',
    z.strictObject({ kept: id, gone: id }),
    z.strictObject({ rows: z.array(movedCase) }),
  ),
  'people/merge': channel('clerk', 'write', z.strictObject({ kept: id, gone: id, reason }), personFile),
  /** The same for a merge that is taken back. */
  'people/unmergePreview': channel(
    'clerk',
    'read',
    z.strictObject({ mergeId: id }),
    z.strictObject({ rows: z.array(movedCase) }),
  ),
  'people/unmerge': channel('clerk', 'write', z.strictObject({ mergeId: id, reason }), personFile),
};
