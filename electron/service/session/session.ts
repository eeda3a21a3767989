import type { AppError, Result } from '#shared/result.ts';
import { fail, ok } from '#shared/result.ts';
import { openStore } from '../../store/open-store.ts';
import type { Actor } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';
import { addCountyEscrow } from '../../store/vault/county-escrow.ts';
import { isPassword, openVault } from '../../store/vault/open-vault.ts';
import { recoverVault } from '../../store/vault/recover-vault.ts';
import { readyCountyUnlock } from '../../store/vault/unlock/once.ts';
import { unlockOnce } from '../../store/vault/unlock/unlock-once.ts';
import { completeKeys } from '../../store/vault/users/user-keys.ts';
import type { Vault } from '../../store/vault/vault.ts';
import { vaultState } from '../../store/vault/vault-state.ts';
import { missingHistory } from '../batch/batch-folder.ts';
import { type NewStation, makeStation } from '../setup/make-station.ts';
import { putUnfinishedSetUpAside } from '../setup/set-up-marker.ts';
import { tellExports } from '../damage/untold-exports.ts';
import { takeNewLetter } from '../damage/new-letter.ts';
import { countyKeysOf } from '../keys/county-keys.ts';
import { keptPermit } from '../keys/permit.ts';
import { guarded } from './guarded.ts';
import { keyTries } from './key-tries.ts';
import { isForGood } from './lasting-failures.ts';
import { reopenAfterFault } from './reopen-after-fault.ts';
import { readStopped, withKeys } from './stopped-data.ts';
import { type Health, startSelfCheck } from './health/self-check.ts';
import { type Open, restingState, type SessionState } from './session-state.ts';
import type { Session, SessionOptions } from './session-type.ts';
import { readStation, writeCountyKey, writeStation } from './station.ts';

/** How somebody came in, for the audit chain. */
type WayIn = {
  readonly action: 'session.unlock' | 'session.recover' | 'session.countyUnlock';
  readonly reason: string;
};

/** The states of the app: fresh → open ⇄ locked, or stopped when the data cannot be used as it is. */
export function createSession({ env, clock, log, onChange, onChecked }: SessionOptions): Session {
  const tries = keyTries(env.dataDir, clock.elapsedMs);
  if (putUnfinishedSetUpAside(env.dataDir, env.newId())) log.write({ event: 'setup-abandoned' });
  let state = restingState(env.dataDir);
  let health: Health = { state: 'sound' };
  let last: Promise<unknown> = Promise.resolve();

  /** One change of state at a time: two quick clicks must not open the store twice. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  }

  const openNow = (): Open | null => (state.state === 'open' ? state.open : null);

  function become(next: SessionState, code?: string): void {
    state = next;
    log.write({ event: 'session', code: code ?? next.state });
    onChange(next.state);
  }

  function stop(error: AppError): void {
    become({ state: 'stopped', error }, error.code);
  }

  /** Opens the data of an opened vault; the vault is closed again when that fails. */
  function openData(vault: Vault): Result<Store> {
    const opened = guarded(() => openStore(env, vault));
    if (!opened.ok) {
      vault.close();
      if (isForGood(opened.error.code)) stop(opened.error);
    }
    return opened;
  }

  /** Writes down the wrong tries before a right one. */
  function noteTries(store: Store, actor: Actor): void {
    const { wrong, isLost } = tries.takeUntold();
    if (isLost) store.audit.note(actor, 'session.triesLost', '');
    if (wrong > 0) store.audit.note(actor, 'session.wrongPassword', String(wrong));
  }

  /** Writes down how somebody came in, and the wrong tries before. */
  function noteEntry(store: Store, actor: Actor, { action, reason }: WayIn): void {
    noteTries(store, actor);
    store.audit.note(actor, action, reason);
  }

  /** Whoever corrects the own name works under it from then on. */
  function takeOwnName(): void {
    if (state.state !== 'open') return;
    const { open } = state;
    const { userName } = open.vault;
    if (userName !== open.actor.userName)
      state = { state: 'open', open: { ...open, actor: { ...open.actor, userName } } };
  }

  /** `keepKeys` is given after a recovery: it spends the old code, so it comes last of what can fail. */
  function enter(vault: Vault, way: WayIn, keepKeys: (() => void) | null): Result<null> {
    const opened = openData(vault);
    if (!opened.ok) return opened;
    const store = opened.value;
    const actor = { userId: vault.userId, userName: vault.userName };
    const entered = guarded(() => {
      const station = readStation(store);
      if (station === null) return fail('STORE_CORRUPT');
      const expected = missingHistory(env.dataDir, store, vault);
      if (expected !== null) return fail('STORE_BEHIND', { expected, found: store.audit.head().seq });
      if (keepKeys === null) noteEntry(store, actor, way);
      else keepKeys();
      return ok(takeNewLetter(store, actor, station));
    });
    if (!entered.ok) {
      store.close();
      vault.close();
      if (isForGood(entered.error.code)) stop(entered.error);
      return entered;
    }
    // A key file of the first release learns what it lacks; a folder that cannot be written to waits for the next time.
    guarded(() => ok(completeKeys(env, vault)));
    const { county } = entered.value;
    if (county !== null) guarded(() => ok(readyCountyUnlock(env, vault, county)));
    checkBeside(store);
    guarded(() => ok(tellExports(env.dataDir, store, actor)));
    // The entry is signed with the new key, so it comes after it; failing, it must not hold back the new code.
    if (keepKeys !== null) guarded(() => ok(noteEntry(store, actor, way)));
    become({ state: 'open', open: { vault, store, station: entered.value, actor } });
    return ok(null);
  }

  function checkBeside(store: Store): void {
    health = { state: 'checking' };
    startSelfCheck(
      store,
      clock.elapsedMs,
      () => openNow()?.store === store,
      (found) => {
        health = found;
        if (found.state === 'wrong') log.write({ event: 'session', code: 'CHECK_FAILED' });
        onChecked();
      },
    );
  }

  function refusalToOpen(): Result<never> | null {
    if (state.state === 'fresh') return fail('NOT_SET_UP');
    return state.state === 'stopped' ? { ok: false, error: state.error } : null;
  }

  /** Tries of somebody this PC does not know are counted together, whatever was sent as a name. */
  async function tryKeys<T>(userId: string, open: () => Promise<Result<T>>): Promise<Result<T>> {
    const found = vaultState(env.dataDir);
    const isKnown = found.state === 'present' && found.users.some(({ id }) => id === userId);
    const opened = await tries.attempt(isKnown ? userId : 'unknown', open);
    if (!opened.ok && isForGood(opened.error.code)) stop(opened.error);
    return opened;
  }

  async function setUp(input: NewStation): ReturnType<Session['setUp']> {
    if (state.state !== 'fresh') return fail('ALREADY_SET_UP');
    const made = await makeStation(env, input);
    if (!made.ok) return made;
    become({ state: 'open', open: made.value.open });
    return ok({ recoveryCode: made.value.recoveryCode });
  }

  /** Closes the store and zeroes the keys. */
  function lock(): void {
    if (state.state !== 'open') return;
    const { store, vault } = state.open;
    try {
      store.close();
    } finally {
      vault.close();
      become(restingState(env.dataDir));
    }
  }

  return {
    state: () => state,
    refusal: () => {
      if (state.state === 'open') return null;
      if (state.state === 'stopped') return state.error;
      return { code: state.state === 'fresh' ? 'NOT_SET_UP' : 'LOCKED' };
    },
    current: openNow,
    health: () => health,
    setUp: (input) => inTurn(() => setUp(input)),
    unlock: (userId, password) =>
      inTurn(async () => {
        if (state.state === 'open' && state.open.actor.userId === userId) return ok(null);
        const refusal = refusalToOpen();
        if (refusal !== null) return refusal;
        const tried = await tryKeys(userId, () => openVault(env, userId, password));
        if (!tried.ok) return tried;
        // Another user takes over: what the one before had open is closed before anything of it is opened again.
        lock();
        return enter(tried.value, { action: 'session.unlock', reason: '' }, null);
      }),
    recover: (userId, code, newPassword) =>
      inTurn(async () => {
        const refusal = refusalToOpen();
        if (refusal !== null) return refusal;
        if (state.state === 'open') return fail('NOT_LOCKED');
        const tried = await tryKeys(userId, () => recoverVault(env, userId, code, newPassword));
        if (!tried.ok) return tried;
        const { vault, recoveryCode, keep } = tried.value;
        const entered = enter(vault, { action: 'session.recover', reason: '' }, keep);
        return entered.ok ? ok({ recoveryCode }) : entered;
      }),
    unlockOnce: (pending, answer, newPassword) =>
      inTurn(async () => {
        const refusal = refusalToOpen();
        if (refusal !== null) return refusal;
        if (state.state === 'open') return fail('NOT_LOCKED');
        const { user, nonce, countyKey } = pending.request;
        const tried = await tryKeys(user.id, () => unlockOnce(env, pending, answer, newPassword));
        if (!tried.ok) return tried;
        const { vault, recoveryCode, keep } = tried.value;
        const reason = `解锁申请 ${nonce.slice(0, 8)}，县级公钥 ${countyKey}`;
        const entered = enter(vault, { action: 'session.countyUnlock', reason }, keep);
        return entered.ok ? ok({ recoveryCode }) : entered;
      }),
    whileOpen: (work) =>
      inTurn(async () => {
        if (state.state !== 'open') return fail('LOCKED');
        const done = await work(state.open);
        takeOwnName();
        return done;
      }),
    confirmPassword: async ({ vault, store, actor }, password) => {
      const tried = await tryKeys(actor.userId, async () =>
        (await isPassword(vault, password)) ? ok(null) : fail('WRONG_PASSWORD'),
      );
      if (!tried.ok) return tried;
      if (openNow()?.vault !== vault) return fail('LOCKED');
      noteTries(store, actor);
      return ok(null);
    },
    withKeys: (place, work) =>
      inTurn(async () => {
        if (state.state === 'open') return fail('NOT_LOCKED');
        const done = await withKeys(env, tries, place, work);
        if (done.ok) become(restingState(env.dataDir));
        return done;
      }),
    openForReading: (userId, password) =>
      inTurn(async () => {
        if (state.state !== 'stopped') return fail('NOT_LOCKED');
        const opened = await readStopped(env, tries, userId, password, state.error);
        if (!opened.ok) return opened;
        become({ state: 'open', open: opened.value });
        return ok(null);
      }),
    lookAgain: () => {
      if (state.state !== 'open') become(restingState(env.dataDir));
    },
    lock,
    setCounty: (open, key, text) => {
      addCountyEscrow(env, open.vault, key.box, key.keyId);
      readyCountyUnlock(env, open.vault, key);
      writeCountyKey(open.store, open.actor, text);
      // A permit is worth what its signature is: a key that nobody introduced asks for another permit.
      const singlePerson = keptPermit(open.store, countyKeysOf(open.store, key));
      become({ state: 'open', open: { ...open, station: { ...open.station, county: key, singlePerson } } });
    },
    setPack: (open, pack, reason) => {
      const station = { ...open.station, pack };
      writeStation(open.store, open.actor, station, reason);
      become({ state: 'open', open: { ...open, station } });
    },
    setPermit: (open, singlePerson) =>
      become({ state: 'open', open: { ...open, station: { ...open.station, singlePerson } } }),
    recoverFromFault: (code) => {
      if (state.state !== 'open' || state.open.readOnly !== undefined) return;
      const { open } = state;
      if (code !== 'STORE_CORRUPT' && !open.store.needsReopen()) return;
      const opened = reopenAfterFault(env, open, code);
      if (opened.ok) {
        state = { state: 'open', open: { ...open, store: opened.value } };
        return;
      }
      open.vault.close();
      if (isForGood(opened.error.code)) stop(opened.error);
      else become(restingState(env.dataDir));
    },
  };
}
