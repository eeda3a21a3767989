import type { AppError, Result } from '#shared/result.ts';
import { fail, ok } from '#shared/result.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { openStore } from '../../store/open-store.ts';
import { StoreError } from '../../store/store-error.ts';
import type { Actor, StoreEnv } from '../../store/store-env.ts';
import type { Store } from '../../store/store.ts';
import { addCountyEscrow } from '../../store/vault/county-escrow.ts';
import { createVault } from '../../store/vault/create-vault.ts';
import { openVault } from '../../store/vault/open-vault.ts';
import { recoverVault } from '../../store/vault/recover-vault.ts';
import { clearWrongPasswords, noteWrongPassword, passwordWait } from '../../store/vault/password-wait.ts';
import { vaultState } from '../../store/vault/vault-state.ts';
import type { Vault } from '../../store/vault/vault.ts';
import { missingHistory } from '../batch/batch-folder.ts';
import type { Clock } from '../context.ts';
import type { Log } from '../log/log.ts';
import { beginSetUp, endSetUp, putUnfinishedSetUpAside } from '../setup/set-up-marker.ts';
import { isForGood } from './lasting-failures.ts';
import { readStation, type Station, writeCountyKey, writeStation } from './station.ts';

/** An unlocked session: keys, data, and who is at the desk. */
export type Open = {
  readonly vault: Vault;
  readonly store: Store;
  readonly station: Station;
  readonly actor: Actor;
};

export type SessionState =
  | { readonly state: 'fresh' }
  | {
      readonly state: 'locked';
      readonly townshipName: string;
      readonly users: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly state: 'open'; readonly open: Open }
  | { readonly state: 'stopped'; readonly error: AppError };

export type NewStation = {
  readonly station: Omit<Station, 'county'>;
  readonly userName: string;
  readonly password: string;
  readonly county: { readonly key: CountyKey; readonly text: string } | null;
};

export type Session = {
  readonly state: () => SessionState;
  /** Why a channel for users is refused now; null while somebody is logged in. */
  readonly refusal: () => AppError | null;
  readonly current: () => Open | null;
  readonly setUp: (input: NewStation) => Promise<Result<{ readonly recoveryCode: string }>>;
  readonly unlock: (userId: string, password: string) => Promise<Result<null>>;
  readonly recover: (
    userId: string,
    code: string,
    newPassword: string,
  ) => Promise<Result<{ readonly recoveryCode: string }>>;
  /** Closes the store and zeroes the keys. */
  readonly lock: () => void;
  readonly setCounty: (open: Open, key: CountyKey, text: string) => void;
  /** After a fault that leaves the connection in doubt: closes the store and opens it anew with the same keys. */
  readonly recoverFromFault: () => void;
};

export type SessionOptions = {
  readonly env: StoreEnv;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (state: SessionState['state']) => void;
};

/** The states of the app: fresh → open ⇄ locked, or stopped when the data cannot be used as it is. */
export function createSession({ env, clock, log, onChange }: SessionOptions): Session {
  // Waiting needs time that passes, also where tests hold the clock.
  const waitEnv = { ...env, now: clock.running };
  let wrongTries = 0;
  if (putUnfinishedSetUpAside(env.dataDir, env.newId())) log.write({ event: 'setup-abandoned' });
  let state = restingState(env.dataDir);
  let last: Promise<unknown> = Promise.resolve();

  /** One change of state at a time: two quick clicks must not open the store twice. */
  function inTurn<T>(change: () => Promise<T>): Promise<T> {
    const turn = last.then(change);
    last = turn.catch(() => undefined);
    return turn;
  }

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

  function enter(vault: Vault, recovered: boolean): Result<null> {
    const opened = openData(vault);
    if (!opened.ok) return opened;
    const store = opened.value;
    const actor = { userId: vault.userId, userName: vault.userName };
    const entered = guarded(() => {
      const station = readStation(store);
      if (station === null) return fail('STORE_CORRUPT');
      const expected = missingHistory(env.dataDir, store, vault);
      if (expected !== null) return fail('STORE_BEHIND', { expected, found: store.audit.head().seq });
      if (wrongTries > 0) store.audit.note(actor, 'session.wrongPassword', String(wrongTries));
      wrongTries = 0;
      store.audit.note(actor, recovered ? 'session.recover' : 'session.unlock', '');
      return ok(station);
    });
    if (!entered.ok) {
      store.close();
      vault.close();
      if (isForGood(entered.error.code)) stop(entered.error);
      return entered;
    }
    become({ state: 'open', open: { vault, store, station: entered.value, actor } });
    return ok(null);
  }

  function refusalToOpen(): Result<never> | null {
    if (state.state === 'fresh') return fail('NOT_SET_UP');
    return state.state === 'stopped' ? { ok: false, error: state.error } : null;
  }

  /**
   * One try at the keys behind the waiting gate. It is counted on disk before it is made and forgotten when it was
   * right, so that killing the program in between gains nothing.
   */
  async function tryKeys<T>(open: () => Promise<Result<T>>): Promise<Result<T>> {
    const seconds = passwordWait(waitEnv);
    if (seconds > 0) return fail('WAIT_BEFORE_RETRY', { seconds });
    noteWrongPassword(waitEnv);
    const opened = await open();
    if (opened.ok) clearWrongPasswords(waitEnv);
    else if (isForGood(opened.error.code)) stop(opened.error);
    else wrongTries += 1;
    return opened;
  }

  async function setUp({ station, userName, password, county }: NewStation): ReturnType<Session['setUp']> {
    if (state.state !== 'fresh') return fail('ALREADY_SET_UP');
    let made: { readonly vault: Vault; readonly store: Store } | null = null;
    try {
      beginSetUp(env.dataDir);
      const { townshipName } = station;
      const { vault, recoveryCode } = await createVault(env, { userId: env.newId(), userName, townshipName, password });
      const opened = guarded(() => openStore(env, vault));
      if (!opened.ok) {
        vault.close();
        return opened;
      }
      const store = opened.value;
      made = { vault, store };
      const actor = { userId: vault.userId, userName };
      writeStation(store, actor, station);
      if (county !== null) {
        addCountyEscrow(env, vault, county.key.box, county.key.keyId);
        writeCountyKey(store, actor, county.text);
      }
      endSetUp(env.dataDir);
      become({ state: 'open', open: { vault, store, station: { ...station, county: county?.key ?? null }, actor } });
      made = null;
      return ok({ recoveryCode });
    } catch (thrown) {
      if (thrown instanceof StoreError) return { ok: false, error: thrown.error };
      throw thrown;
    } finally {
      made?.store.close();
      made?.vault.close();
      if (state.state === 'fresh') putUnfinishedSetUpAside(env.dataDir, env.newId());
    }
  }

  return {
    state: () => state,
    refusal: () => {
      if (state.state === 'open') return null;
      if (state.state === 'stopped') return state.error;
      return { code: state.state === 'fresh' ? 'NOT_SET_UP' : 'LOCKED' };
    },
    current: () => (state.state === 'open' ? state.open : null),
    setUp: (input) => inTurn(() => setUp(input)),
    unlock: (userId, password) =>
      inTurn(async () => {
        if (state.state === 'open' && state.open.actor.userId === userId) return ok(null);
        const refusal = refusalToOpen();
        if (refusal !== null) return refusal;
        const tried = await tryKeys(() => openVault(env, userId, password));
        return tried.ok ? enter(tried.value, false) : tried;
      }),
    recover: (userId, code, newPassword) =>
      inTurn(async () => {
        const refusal = refusalToOpen();
        if (refusal !== null) return refusal;
        const tried = await tryKeys(() => recoverVault(env, userId, code, newPassword));
        if (!tried.ok) return tried;
        const { vault, recoveryCode } = tried.value;
        const entered = enter(vault, true);
        return entered.ok ? ok({ recoveryCode }) : entered;
      }),
    lock: () => {
      if (state.state !== 'open') return;
      const { store, vault } = state.open;
      store.close();
      vault.close();
      become(restingState(env.dataDir));
    },
    setCounty: (open, key, text) => {
      addCountyEscrow(env, open.vault, key.box, key.keyId);
      writeCountyKey(open.store, open.actor, text);
      become({ state: 'open', open: { ...open, station: { ...open.station, county: key } } });
    },
    recoverFromFault: () => {
      if (state.state !== 'open' || !state.open.store.needsReopen()) return;
      const { open } = state;
      open.store.close();
      const opened = guarded(() => openStore(env, open.vault));
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

/** What the profile folder says while nobody is logged in. */
function restingState(dataDir: string): SessionState {
  const found = guarded(() => ok(vaultState(dataDir)));
  if (!found.ok) return { state: 'stopped', error: found.error };
  switch (found.value.state) {
    case 'none':
      return { state: 'fresh' };
    case 'present':
      return { state: 'locked', townshipName: found.value.townshipName, users: found.value.users };
    case 'damaged':
      return { state: 'stopped', error: { code: 'KEYS_DAMAGED' } };
  }
}

/** Turns a fault of the storage into a failure; any other exception is a bug and goes on. */
function guarded<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof StoreError) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
