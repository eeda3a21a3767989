import {
  type AmountField,
  type ApplicationForm,
  emptyIdentity,
  emptyOpening,
  emptyVisit,
  type IdentityEntry,
  type InsuredEntry,
  type OpeningEntry,
  type VisitEntry,
} from '#shared/domain/application-form.ts';
import type { Day } from '#shared/day.ts';
import type { AgentEntry } from '#shared/domain/person/agent.ts';
import type { IdType } from '#shared/domain/person/id-document.ts';
import { withNumber, withType } from '#shared/domain/person/typed-document.ts';

/** One change of the form. Pure; entries that are not concerned keep their identity. */
export type FormChange = (form: ApplicationForm) => ApplicationForm;

type Person = ApplicationForm['person'];
type Account = ApplicationForm['account'];

const patchEntry = <E extends { readonly key: string }>(entries: E[], key: string, patch: (entry: E) => E): E[] =>
  entries.map((entry) => (entry.key === key ? patch(entry) : entry));

export const changePerson =
  (patch: Partial<Person>): FormChange =>
  (form) => ({ ...form, person: { ...form.person, ...patch } });

/** The number of the document as typed, with what it says of the person. */
export const changeIdNumber =
  (typed: string, today: Day): FormChange =>
  (form) => ({ ...form, person: withNumber(form.person, typed, today) });

/** Another type of document; its number stays as typed. */
export const changeIdType =
  (type: IdType, today: Day): FormChange =>
  (form) => ({ ...form, person: withType(form.person, type, today) });

export const changeAgent =
  (patch: Partial<AgentEntry>): FormChange =>
  (form) => ({ ...form, agent: { ...form.agent, ...patch } });

export const changeInsured =
  (patch: Partial<InsuredEntry>): FormChange =>
  (form) => ({ ...form, insured: { ...form.insured, ...patch } });

export const changeAccount =
  (patch: Partial<Account>): FormChange =>
  (form) => ({ ...form, account: { ...form.account, ...patch } });

export const changeIdentity =
  (key: string, patch: Partial<IdentityEntry>): FormChange =>
  (form) => ({ ...form, identities: patchEntry(form.identities, key, (entry) => ({ ...entry, ...patch })) });

export const changeOpening =
  (key: string, patch: Partial<OpeningEntry>): FormChange =>
  (form) => ({ ...form, openings: patchEntry(form.openings, key, (entry) => ({ ...entry, ...patch })) });

/** An amount paid elsewhere, by its fund. */
export const changeOpeningPaid =
  (key: string, fund: string, typed: string): FormChange =>
  (form) => ({
    ...form,
    openings: patchEntry(form.openings, key, (entry) => ({ ...entry, paid: { ...entry.paid, [fund]: typed } })),
  });

export const changeVisit =
  (key: string, patch: Partial<VisitEntry>): FormChange =>
  (form) => ({ ...form, visits: patchEntry(form.visits, key, (entry) => ({ ...entry, ...patch })) });

export const changeAmount = (key: string, field: AmountField, typed: string): FormChange => {
  const patch = (entry: VisitEntry): VisitEntry => ({ ...entry, amounts: { ...entry.amounts, [field]: typed } });
  return (form) => ({ ...form, visits: patchEntry(form.visits, key, patch) });
};

export const changeBill = (key: string, patch: Partial<VisitEntry['bill']>): FormChange => {
  const merge = (entry: VisitEntry): VisitEntry => ({ ...entry, bill: { ...entry.bill, ...patch } });
  return (form) => ({ ...form, visits: patchEntry(form.visits, key, merge) });
};

export const addIdentity =
  (key: string): FormChange =>
  (form) => ({ ...form, identities: [...form.identities, emptyIdentity(key)] });

export const removeIdentity =
  (key: string): FormChange =>
  (form) => ({ ...form, identities: form.identities.filter((entry) => entry.key !== key) });

export const addOpening =
  (key: string, year: string): FormChange =>
  (form) => ({ ...form, openings: [...form.openings, emptyOpening(key, year)] });

export const removeOpening =
  (key: string): FormChange =>
  (form) => ({ ...form, openings: form.openings.filter((entry) => entry.key !== key) });

/** A new bill line at the end; the kind of the line above goes on, since bills come in piles of one kind. */
export const addVisit =
  (key: string): FormChange =>
  (form) => {
    const above = form.visits.at(-1);
    const entry = emptyVisit(key);
    return { ...form, visits: [...form.visits, above === undefined ? entry : { ...entry, kind: above.kind }] };
  };

export const removeVisit =
  (key: string): FormChange =>
  (form) => ({ ...form, visits: form.visits.filter((entry) => entry.key !== key) });

/** Puts a removed line back where it stood. */
export const restoreVisit =
  (visit: VisitEntry, index: number): FormChange =>
  (form) => ({ ...form, visits: form.visits.toSpliced(index, 0, visit) });

/** A key no entry of the form has; `used` holds the keys of entries removed since, which stay taken. */
export function freshKey(form: ApplicationForm, used: ReadonlySet<string>): string {
  const taken = new Set([...form.visits, ...form.identities, ...form.openings].map((entry) => entry.key));
  let number = taken.size + used.size + 1;
  while (taken.has(`r${number}`) || used.has(`r${number}`)) number += 1;
  return `r${number}`;
}
