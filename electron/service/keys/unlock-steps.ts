import { canonicalJson } from '#shared/canonical-json.ts';
import type { ChannelOutput } from '#shared/contract/index.ts';
import type { UnlockRequestView } from '#shared/contract/access/keys.ts';
import type { UnlockRequest } from '#shared/protocol/order/unlock-request.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { countyUnlockOf, makeRequest, pendingRequest } from '../../store/vault/unlock/unlock-request.ts';
import type { Context } from '../service-context.ts';
import { guarded } from '../session/guarded.ts';
import { passwordProblem } from '../setup/password-strength.ts';
import { isOver, readAnswer } from './read-answer.ts';

const viewOf = (request: UnlockRequest, now: string): UnlockRequestView => ({
  userId: request.user.id,
  userName: request.user.name,
  at: request.at,
  text: canonicalJson(request),
  isOver: isOver(request.at, now),
});

/** What the locked screen shows of the county's unlock. */
export function unlockRequestNow({ env, clock, session }: Context): Result<ChannelOutput<'keys/unlockRequest'>> {
  if (session.state().state !== 'locked') return ok({ isReady: false, request: null });
  return guarded(() => {
    const pending = pendingRequest(env.dataDir);
    return ok({
      isReady: countyUnlockOf(env.dataDir) !== null,
      request: pending === null ? null : viewOf(pending.request, clock.now()),
    });
  });
}

/** UNKNOWN_USER, UNLOCK_NOT_READY, NOT_LOCKED, NOT_SET_UP, and what writing fails with. */
export function newUnlockRequest({ env, clock, session }: Context, userId: string): Result<UnlockRequestView> {
  const { state } = session.state();
  if (state === 'fresh') return fail('NOT_SET_UP');
  if (state !== 'locked') return fail('NOT_LOCKED');
  return guarded(() => {
    const made = makeRequest(env, userId);
    return made.ok ? ok(viewOf(made.value, clock.now())) : made;
  });
}

/** UNLOCK_NO_REQUEST, FILE_WRITE_FAILED. */
export async function saveUnlockRequest({ env, host }: Context): Promise<Result<{ readonly path: string | null }>> {
  const pending = guarded(() => ok(pendingRequest(env.dataDir)));
  if (!pending.ok) return pending;
  if (pending.value === null) return fail('UNLOCK_NO_REQUEST');
  const { request } = pending.value;
  const saved = await host.saveFile({
    suggestedName: `AID1-UNLOCK-${request.nonce.slice(0, 8)}.aidrequest.json`,
    filterName: '解锁申请',
    extensions: ['json'],
    bytes: new TextEncoder().encode(canonicalJson(request)),
  });
  return saved.ok ? ok({ path: saved.value?.path ?? null }) : saved;
}

/** See `keys/unlockOnce`. */
export async function unlockByCounty(
  { env, clock, session }: Context,
  answer: string,
  newPassword: string,
): Promise<Result<{ readonly recoveryCode: string }>> {
  const state = session.state();
  if (state.state === 'open') return fail('NOT_LOCKED');
  const read = guarded(() => readAnswer(env.dataDir, answer, clock.now()));
  if (!read.ok) return read;
  const words = state.state === 'locked' ? [state.townshipName, ...state.users.map(({ name }) => name)] : [];
  const problem = await passwordProblem(newPassword, words);
  return problem === null ? session.unlockOnce(read.value.pending, read.value.answer, newPassword) : fail(problem);
}
