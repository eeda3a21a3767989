import type { IntakeSession } from '../../state/intake-session.ts';
import { COLUMNS } from '../columns.ts';
import { closeStep, recordStep, redoStep, startHistory, undoStep, type VisitHistory } from './visit-history.ts';

/** Undo and redo of the bills of one application. */
export type BillHistory = {
  /** The next change is a step of its own. */
  readonly close: () => void;
  /** Takes the last step back; gives the path of a field that changed, or null when there was nothing to take back. */
  readonly undo: () => string | null;
  readonly redo: () => string | null;
};

type Visits = VisitHistory['present'];

/** The first field that differs, for the focus. */
function changedField(before: Visits, after: Visits): string {
  for (const visit of after) {
    const old = before.find(({ key }) => key === visit.key);
    const column = COLUMNS.find(({ read }) => old === undefined || read(old) !== read(visit));
    if (column !== undefined) return `visits.${visit.key}.${column.at}`;
  }
  const gone = before.findIndex(({ key }) => !after.some((visit) => visit.key === key));
  const neighbour = after[Math.min(Math.max(gone, 0), after.length - 1)];
  return neighbour === undefined ? 'visits' : `visits.${neighbour.key}.kind`;
}

function trackBills(session: IntakeSession): BillHistory {
  const { state } = session;
  let history = startHistory(state.get().form.visits);
  let { detail } = state.get();
  state.subscribe(() => {
    const now = state.get();
    // The service's own form took the place of what was typed: steps before it are another document's.
    const isAdopted = now.detail !== detail && now.form === now.detail.form && now.form.visits !== history.present;
    ({ detail } = now);
    history = isAdopted ? startHistory(now.form.visits) : recordStep(history, now.form.visits);
  });
  const go = (next: VisitHistory | null): string | null => {
    if (next === null) return null;
    const before = state.get().form.visits;
    const { removed } = state.get();
    // The line that says what was removed goes with the removal.
    if (removed !== null && next.present.some(({ key }) => key === removed.visit.key)) session.undoRemove();
    history = next;
    session.change((form) => ({ ...form, visits: next.present }));
    return changedField(before, next.present);
  };
  return {
    close: () => {
      history = closeStep(history);
    },
    undo: () => go(undoStep(history)),
    redo: () => go(redoStep(history)),
  };
}

const known = new WeakMap<IntakeSession, BillHistory>();

/** The history of a session's bills; it goes on while the section is folded or another page is open. */
export function historyOf(session: IntakeSession): BillHistory {
  const history = known.get(session) ?? trackBills(session);
  known.set(session, history);
  return history;
}
