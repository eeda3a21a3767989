import type { PolicyPack } from '#rules';
import type { Day } from '#shared/day.ts';
import type { LocalJson } from '#shared/policy/local-shape.ts';
import type { LocalParameterRecord } from '../../store/records/local-parameter-record.ts';

/**
 * A county's values belong to a region and hold from a day on, so that the same key of another place's policy, or next
 * year's amount, never stands in for this one's. In the store the three stand in the row's id. A value of the first
 * release has its key alone: it holds everywhere and from ever.
 */
export type LocalPlace = {
  readonly region: string | null;
  readonly key: string;
  readonly from: string | null;
};

const SEPARATOR = '/';

export const localRowId = (region: string, key: string, from: string): string => [region, key, from].join(SEPARATOR);

/** The place of a row by its id. */
export function localPlace(rowId: string): LocalPlace {
  const [region, key, from] = rowId.split(SEPARATOR);
  return region !== undefined && key !== undefined && from !== undefined
    ? { region, key, from }
    : { region: null, key: rowId, from: null };
}

/** Whether a value is for a parameter of this pack. */
export const isOfPack = ({ region, key }: LocalPlace, { content }: PolicyPack): boolean =>
  (region === null || region === content.region.code) && content.local.some((item) => item.key === key);

/** What is kept for a JSON value: an amount as its text, as the first release did; every other shape as JSON. */
export const keptText = (value: LocalJson): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The JSON value of a kept text; null when it is none. */
export function keptValue(text: string): LocalJson {
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as LocalJson; // only `keptText` writes such a row, and its MAC was right
  } catch {
    return null;
  }
}

type Dated = { readonly record: LocalParameterRecord; readonly place: LocalPlace };

/** The value that holds on a day: the one with the latest first day that is not after it. */
function heldOn(dated: readonly Dated[], day: Day): Dated | undefined {
  return dated
    .filter(({ place }) => place.from === null || place.from <= day)
    .toSorted((left, right) => (left.place.from ?? '').localeCompare(right.place.from ?? ''))
    .at(-1);
}

/**
 * The values of a pack's parameters that hold on all of the days, by the parameter's key. A parameter that changed
 * between them has none: the year is computed with one value, and taking either would be a guess.
 */
export function localInForce(
  records: readonly LocalParameterRecord[],
  pack: PolicyPack,
  days: readonly Day[],
): readonly LocalParameterRecord[] {
  const dated = records
    .map((record) => ({ record, place: localPlace(record.key) }))
    .filter(({ place }) => isOfPack(place, pack));
  return pack.content.local.flatMap(({ key }) => {
    const ofKey = dated.filter(({ place }) => place.key === key);
    const held = new Set(days.map((day) => heldOn(ofKey, day)));
    const [only] = held;
    return held.size === 1 && only !== undefined ? [{ ...only.record, key }] : [];
  });
}
