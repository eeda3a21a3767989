import type { RosterIdentityFact } from '#shared/contract/people/roster.ts';
import { emptyIdentity, type IdentityEntry } from '#shared/domain/application-form.ts';
import { type FormChange } from '../../form/form-change.ts';

/** The identity line that says what the roster says; null: none does yet. */
export const lineOf = (
  identities: readonly IdentityEntry[],
  { category, from, to, fact }: RosterIdentityFact,
): IdentityEntry | null =>
  identities.find(
    (entry) => entry.category === category && entry.from === from && entry.to === to && entry.source === fact,
  ) ?? null;

/** Whether an identity line says the same as the roster, whatever it names as its source. */
export const isAgreed = (
  identities: readonly IdentityEntry[],
  { category, from, to }: Pick<RosterIdentityFact, 'category' | 'from' | 'to'>,
): boolean => identities.some((entry) => entry.category === category && entry.from === from && entry.to === to);

/** The line that a fact goes into: one of the same category that begins no other day, else an empty one. */
const placeFor = (identities: readonly IdentityEntry[], { category, from }: RosterIdentityFact): IdentityEntry | null =>
  identities.find((entry) => entry.category === category && (entry.from === '' || entry.from === from)) ??
  identities.find((entry) => entry.category === '' && entry.from === '' && entry.source === '') ??
  null;

/** Takes an identity over as the roster shows it, with the roster as its source. */
export const adoptFact =
  (fact: RosterIdentityFact, newKey: () => string): FormChange =>
  (form) => {
    const { category, from, to } = fact;
    const said = { category, from, to, source: fact.fact };
    const place = placeFor(form.identities, fact);
    return {
      ...form,
      identities:
        place === null
          ? [...form.identities, { ...emptyIdentity(newKey()), ...said }]
          : form.identities.map((entry) => (entry.key === place.key ? { ...entry, ...said } : entry)),
    };
  };
