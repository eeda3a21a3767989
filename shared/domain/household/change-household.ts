import type { Day } from '../../day.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { EventKind, Relation } from './household-words.ts';

/** A time somebody belonged to a household under one relation: from its first day up to, without, `to`. */
export type Span = {
  readonly personId: string;
  readonly relation: Relation;
  readonly from: Day;
  /** The first day it is no more; null: it goes on. */
  readonly to: Day | null;
  readonly began: EventKind;
  readonly ended: EventKind | null;
};

export type Place = { readonly personId: string; readonly relation: Relation };

/** One event, whatever its kind: who leaves, who enters, and whose relation is another from then on. */
export type Step = {
  readonly kind: EventKind;
  readonly on: Day;
  readonly leave: readonly string[];
  readonly enter: readonly Place[];
  readonly relations: readonly Place[];
};

/** Who belongs to a household on a day, the head first. */
export const membersOn = <S extends Span>(spans: readonly S[], day: Day): readonly S[] =>
  spans
    .filter(({ from, to }) => from <= day && (to === null || day < to))
    .toSorted((a, b) => Number(b.relation === 'head') - Number(a.relation === 'head'));

const isOpen = ({ to }: Span): boolean => to === null;

/** The day of the last event; a change cannot lie before it, or the view of a day would change behind somebody's back. */
export const lastDay = (spans: readonly Span[]): Day | null =>
  spans.reduce<Day | null>((last, { from, to }) => {
    const latest = to !== null && to > from ? to : from;
    return last === null || latest > last ? latest : last;
  }, null);

/**
 * The spans after an event. `today` bounds its day. Spans that would last no day fall out of the answer: they were taken
 * down and changed on the same day. CHANGE_TOO_LATE, CHANGE_TOO_EARLY (before the last event), NOT_A_MEMBER,
 * ALREADY_MEMBER, ONE_HEAD (nobody or several heads among those who stay).
 */
export function changeHousehold(spans: readonly Span[], step: Step, today: Day): Result<readonly Span[]> {
  const { kind, on, leave, enter, relations } = step;
  if (on > today) return fail('CHANGE_TOO_LATE');
  const last = lastDay(spans);
  if (last !== null && on < last) return fail('CHANGE_TOO_EARLY', { last });
  const open = spans.filter(isOpen);
  const isIn = (personId: string): boolean => open.some((span) => span.personId === personId);
  if (![...leave, ...relations.map(({ personId }) => personId)].every(isIn)) return fail('NOT_A_MEMBER');
  const entering = enter.map(({ personId }) => personId);
  if (entering.some(isIn) || new Set(entering).size !== entering.length) return fail('ALREADY_MEMBER');

  const newRelation = new Map(relations.map(({ personId, relation }) => [personId, relation]));
  const begin = ({ personId, relation }: Place): Span => ({
    personId,
    relation,
    from: on,
    to: null,
    began: kind,
    ended: null,
  });
  const after = spans.flatMap((span): readonly Span[] => {
    if (!isOpen(span)) return [span];
    const closed: readonly Span[] = span.from === on ? [] : [{ ...span, to: on, ended: kind }];
    if (leave.includes(span.personId)) return closed;
    const relation = newRelation.get(span.personId);
    if (relation === undefined || relation === span.relation) return [span];
    return [...closed, begin({ personId: span.personId, relation })];
  });
  const whole = [...after, ...enter.map(begin)];
  const staying = whole.filter(isOpen);
  const heads = staying.filter(({ relation }) => relation === 'head').length;
  return staying.length > 0 && heads !== 1 ? fail('ONE_HEAD', { heads }) : ok(whole);
}
