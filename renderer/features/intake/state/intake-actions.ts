import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { AppError, Result } from '#shared/result.ts';
import { isAcceptable } from '#shared/domain/form-problem.ts';
import type { IntakeState } from './intake-state.ts';
import { withProblems } from './intake-state.ts';
import type { IntakeSession } from './intake-session.ts';
import { blockingProblems } from '../form/problems.ts';

/** What came of an action: done, refused by the service, or held back by a field to go to. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'incomplete'; readonly path: string }
  | { readonly kind: 'busy' };

/** Runs one step at a time and shows what came of it. */
export async function perform(
  session: IntakeSession,
  busy: NonNullable<IntakeState['busy']>,
  work: () => Promise<Result<ApplicationDetail>>,
): Promise<Outcome> {
  if (session.state.get().busy !== null) return { kind: 'busy' };
  session.state.update((now) => ({ ...now, busy, actionError: null }));
  const result = await work();
  session.state.update((now) => ({ ...now, busy: null, actionError: result.ok ? null : result.error }));
  if (!result.ok) {
    if (result.error.code === 'WRONG_STATUS' || result.error.code === 'STALE_REVISION') await session.catchUp();
    return { kind: 'refused', error: result.error };
  }
  session.adopt(result.value);
  return { kind: 'done' };
}

/** Draft → 已受理. With fields still open it says so and names the first one instead of asking the service. */
export async function acceptApplication(session: IntakeSession): Promise<Outcome> {
  session.state.update((now) => withProblems({ ...now, wasAttempted: true }));
  const { problems, comments } = session.state.get();
  const [first] = blockingProblems(problems);
  const open = comments.filter((comment) => comment.state === 'open');
  const [unanswered] = open;
  if (!isAcceptable(problems) && first !== undefined) return { kind: 'incomplete', path: first.path };
  if (unanswered !== undefined) {
    const actionError: AppError = { code: 'COMMENTS_OPEN', detail: { count: open.length } };
    session.state.update((now) => ({ ...now, actionError }));
    return { kind: 'incomplete', path: unanswered.path };
  }
  const { id, ask, autosave } = session;
  return perform(session, 'accept', async () => {
    const saved = await autosave.flush();
    return saved.ok ? ask('application/accept', { id, revision: saved.value }) : saved;
  });
}

/** 已受理 → 已测算, with the payable amount the clerk sees, in fen. */
export async function settleApplication(session: IntakeSession, expected: number): Promise<Outcome> {
  const { id, ask, state } = session;
  const outcome = await perform(session, 'settle', () =>
    ask('application/settle', { id, revision: state.get().detail.revision, expected }),
  );
  if (outcome.kind === 'refused') session.assess();
  return outcome;
}

/** 已测算 → 已复核, of the revision on the screen. */
export const approveApplication = (session: IntakeSession): Promise<Outcome> =>
  perform(session, 'review', () =>
    session.ask('review/approve', { id: session.id, revision: session.state.get().detail.revision }),
  );

/** The reviewer gives it back: 草稿 with a reason. */
export const returnApplication = (session: IntakeSession, reason: string): Promise<Outcome> =>
  perform(session, 'reopen', () =>
    session.ask('review/return', { id: session.id, revision: session.state.get().detail.revision, reason }),
  );

/** Back to 草稿 with a reason; the number stays. */
export const reopenApplication = (session: IntakeSession, reason: string): Promise<Outcome> =>
  perform(session, 'reopen', () =>
    session.ask('application/reopen', { id: session.id, revision: session.state.get().detail.revision, reason }),
  );

/** What the county gave back → 草稿, with its words at the fields it named. */
export const correctReturned = (session: IntakeSession): Promise<Outcome> =>
  perform(session, 'reopen', async () => {
    const { id, ask, state } = session;
    const result = await ask('sync/correct', { id, revision: state.get().detail.revision });
    return result.ok ? ask('application/get', { id }) : result;
  });

/** Draft → 已作废; everything typed is saved before, so that it can be taken back whole. */
export const discardDraft = (session: IntakeSession): Promise<Outcome> =>
  perform(session, 'discard', async () => {
    const { id, ask, autosave } = session;
    const saved = await autosave.flush();
    if (!saved.ok) return saved;
    const result = await ask('application/discard', { id, revision: saved.value });
    return result.ok ? ask('application/get', { id }) : result;
  });

/** Takes a discarded draft back. */
export const restoreDraft = (session: IntakeSession): Promise<Outcome> =>
  perform(session, 'restore', async () => {
    const { id, ask, state } = session;
    const result = await ask('application/restore', { id, revision: state.get().detail.revision });
    return result.ok ? ask('application/get', { id }) : result;
  });

/** In a conflict: drops the form on the screen and shows the stored one. */
export async function takeTheirs(session: IntakeSession): Promise<void> {
  const result = await session.ask('application/get', { id: session.id });
  if (result.ok) session.adopt(result.value);
  else session.state.update((now) => ({ ...now, actionError: result.error }));
}
