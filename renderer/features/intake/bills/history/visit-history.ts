import { canonicalJson } from '#shared/canonical-json.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';

type Visits = ApplicationForm['visits'];

/** The bills as they were, step by step. Typing within one cell is one step. */
export type VisitHistory = {
  readonly past: readonly Visits[];
  readonly present: Visits;
  readonly future: readonly Visits[];
  /** The step still takes changes in. */
  readonly isOpen: boolean;
};

const MOST_STEPS = 200;

export const startHistory = (visits: Visits): VisitHistory => ({
  past: [],
  present: visits,
  future: [],
  isOpen: false,
});

/** The bills changed: a new step, or more of the open one. What was undone before cannot come back. */
export function recordStep(history: VisitHistory, visits: Visits): VisitHistory {
  if (visits === history.present) return history;
  const past = history.isOpen ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: visits, future: [], isOpen: true };
}

/** Whatever changes next is another step. */
export const closeStep = (history: VisitHistory): VisitHistory =>
  history.isOpen ? { ...history, isOpen: false } : history;

const isSame = (one: Visits, other: Visits): boolean => canonicalJson(one) === canonicalJson(other);

/** One step back; null when there is none. Steps that came to nothing are passed over. */
export function undoStep({ past, present, future }: VisitHistory): VisitHistory | null {
  const at = past.findLastIndex((visits) => !isSame(visits, present));
  const before = past[at];
  if (before === undefined) return null;
  return { past: past.slice(0, at), present: before, future: [present, ...future], isOpen: false };
}

/** One undone step forward again; null when there is none. */
export function redoStep({ past, present, future }: VisitHistory): VisitHistory | null {
  const [after, ...rest] = future;
  if (after === undefined) return null;
  return { past: [...past, present], present: after, future: rest, isOpen: false };
}
