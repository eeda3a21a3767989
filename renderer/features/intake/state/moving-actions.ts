import { ok, type Result } from '#shared/result.ts';
import { type Resettled, resettledOf, settleAgain, type SettledAgain } from '../../review/settle-again.ts';
import { type Outcome, perform, settleApplication } from './intake-actions.ts';
import type { IntakeSession } from './intake-session.ts';

/**
 * 已受理 → 已测算, when that moves no other case of the person. Else it asks about them first: they stand in the state,
 * and nothing is confirmed. `expected`: the payable the clerk sees, in fen.
 */
export async function settleOrAsk(
  session: IntakeSession,
  expected: number,
): Promise<Outcome | { readonly kind: 'asked' }> {
  const { id, ask, state } = session;
  if (state.get().moved !== null) return { kind: 'asked' };
  // Refused, there is nothing to be asked about; confirming says what is wrong.
  const moves = await ask('application/moves', { id });
  if (!moves.ok || moves.value.rows.length === 0) return settleApplication(session, expected);
  state.update((now) => ({ ...now, moved: moves.value.rows }));
  return { kind: 'asked' };
}

/** Leaves the question about moved cases; nothing was confirmed. */
export const leaveMoved = ({ state }: IntakeSession): void => state.update((now) => ({ ...now, moved: null }));

/** Confirms this application, then settles the chosen ones again; those that are refused or left wait as 需重新测算. */
export async function settleWithMoved(
  session: IntakeSession,
  expected: number,
  chosen: readonly Resettled[],
): Promise<{ readonly outcome: Outcome; readonly again: Result<SettledAgain> }> {
  leaveMoved(session);
  const outcome = await settleApplication(session, expected);
  if (outcome.kind !== 'done') return { outcome, again: ok({ done: 0, left: 0 }) };
  const again = await settleAgain(session.ask, chosen);
  // What was too much in another case is gone now, and with it what this one had to take back.
  if (again.ok && again.value.done > 0) await resettleOwn(session);
  return { outcome, again };
}

async function resettleOwn(session: IntakeSession): Promise<void> {
  const { id, ask } = session;
  const outdated = await ask('application/outdated', { ids: [id] });
  const [own] = outdated.ok ? resettledOf(outdated.value.rows) : [];
  if (own !== undefined) await resettleApplication(session, own);
}

/** 需重新测算: settles this application again by the present books, with the payable that is shown. */
export const resettleApplication = (session: IntakeSession, { revision, after }: Resettled): Promise<Outcome> =>
  perform(session, 'settle', () => session.ask('application/resettle', { id: session.id, revision, expected: after }));
