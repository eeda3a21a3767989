import type { PolicyPack } from '#rules';
import type { LocalParameters } from '#shared/settlement/case-file.ts';
import type { AssessInput } from '../assess-input.ts';

type Definition = PolicyPack['content']['local'][number];

/** A value as it stands in a case file: an amount is its text, every other shape JSON. Null: no such thing. */
function valueOf({ kind }: Definition, text: string): unknown {
  if (kind === 'money') return text;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The county's values this pack knows, as they stand in a case file. */
export const localOf = ({ pack, local }: Pick<AssessInput, 'pack' | 'local'>): LocalParameters =>
  Object.fromEntries(
    local.flatMap(({ key, value: text }) => {
      const definition = pack.content.local.find((item) => item.key === key);
      const value = definition === undefined ? null : valueOf(definition, text);
      return value === null ? [] : [[key, value]];
    }),
  );

/** The keys of the parameters that the classes of the form's identities are computed with. */
function keysAsked(
  { content }: PolicyPack,
  { identities }: AssessInput['facts'],
  isPsychiatric: boolean,
): ReadonlySet<string> {
  const held = new Set<string>(identities.map(({ category }) => category));
  const classes = content.classes
    .filter(({ members }) => members.some(({ value }) => value.some((category) => held.has(category))))
    .map(({ id }) => id);
  return new Set(
    content.funds.flatMap((fund) => {
      if (fund.method === 'perDay') return isPsychiatric ? [fund.rate] : [];
      return classes.flatMap((id) => {
        const [terms, local] = [fund.terms[id], fund.localTerms?.[id]];
        return [terms?.localCap, local?.setting, local?.localCap].filter((key) => key !== undefined);
      });
    }),
  );
}

/** The documents that set the county's values a bill is computed with; empty: it is computed with none. */
export function localSources(input: AssessInput, key: string): readonly string[] {
  const isPsychiatric = input.facts.visits.some((visit) => visit.key === key && visit.psychiatric);
  const asked = keysAsked(input.pack, input.facts, isPsychiatric);
  const known = localOf(input);
  const sources = input.local.filter((item) => asked.has(item.key) && Object.hasOwn(known, item.key));
  return [...new Set(sources.map(({ source }) => source))];
}
