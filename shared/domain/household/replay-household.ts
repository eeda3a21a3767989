import type { Day } from '../../day.ts';
import { ok, type Result } from '../../result.ts';
import { changeHousehold, type Place, type Span, type Step } from './change-household.ts';
import { CHANGE_KINDS, type ChangeKind, type EventKind, type Relation } from './household-words.ts';

/** An event as it was put down. */
export type PastEvent = {
  readonly kind: EventKind;
  readonly on: Day;
  /** Whom it was about, each with the relation they had from then on; null: gone. */
  readonly people: readonly { readonly personId: string; readonly relation: Relation | null }[];
};

/** The events that still count: taking one back takes it out, and itself is none. Oldest first. */
export function standingEvents<E extends Pick<PastEvent, 'kind'>>(events: readonly E[]): readonly E[] {
  const standing: E[] = [];
  for (const event of events) {
    if (event.kind === 'undo') standing.pop();
    else standing.push(event);
  }
  return standing;
}

/** Whether an event is one that can be taken back by itself: how a household began, or went into another, is not. */
export const isUndoable = (kind: EventKind): kind is ChangeKind => CHANGE_KINDS.some((each) => each === kind);

/** The times in a household that events made, oldest first. Failures as of `changeHousehold`, which events that were put down never have. */
export function replayHousehold(events: readonly PastEvent[], today: Day): Result<readonly Span[]> {
  let spans: readonly Span[] = [];
  for (const event of events) {
    const changed = changeHousehold(spans, stepOf(event, spans), today);
    if (!changed.ok) return changed;
    spans = changed.value;
  }
  return ok(spans);
}

/** An event says who has which relation from then on; whether they came or stayed is known from who was there. */
function stepOf({ kind, on, people }: PastEvent, spans: readonly Span[]): Step {
  const isIn = (id: string): boolean => spans.some(({ personId, to }) => personId === id && to === null);
  const places = people.flatMap(({ personId, relation }): readonly Place[] =>
    relation === null ? [] : [{ personId, relation }],
  );
  return {
    kind,
    on,
    leave: people.filter(({ relation }) => relation === null).map(({ personId }) => personId),
    enter: places.filter(({ personId }) => !isIn(personId)),
    relations: places.filter(({ personId }) => isIn(personId)),
  };
}
