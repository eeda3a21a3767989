import type { ErrorCode } from '#shared/errors.ts';
import type { AppError, Result } from '#shared/result.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import type { StoreEnv } from '../../store/store-env.ts';
import type { PendingRequest } from '../../store/vault/unlock/unlock-request.ts';
import type { Vault } from '../../store/vault/vault.ts';
import type { Clock } from '../context.ts';
import type { Log } from '../log/log.ts';
import type { NewStation } from '../setup/make-station.ts';
import type { Health } from './health/self-check.ts';
import type { Open, SessionState } from './session-state.ts';
import type { Station } from './station.ts';
import type { KeysPlace } from './stopped-data.ts';

export type Session = {
  readonly state: () => SessionState;
  /** Why a channel for users is refused now; null while somebody is logged in. */
  readonly refusal: () => AppError | null;
  readonly current: () => Open | null;
  /** What the check found that began with the present log-in. */
  readonly health: () => Health;
  readonly setUp: (input: NewStation) => Promise<Result<{ readonly recoveryCode: string }>>;
  readonly unlock: (userId: string, password: string) => Promise<Result<null>>;
  readonly recover: (
    userId: string,
    code: string,
    newPassword: string,
  ) => Promise<Result<{ readonly recoveryCode: string }>>;
  /** Opens with the county's answer to the request that waits, as `recover` does with the code. */
  readonly unlockOnce: (
    pending: PendingRequest,
    answer: Uint8Array,
    newPassword: string,
  ) => Promise<Result<{ readonly recoveryCode: string }>>;
  /**
   * Work on the keys of whoever is logged in, one at a time and never beside a log-in. It must ask again after each wait
   * whether the session is still open; `confirmPassword` does. LOCKED.
   */
  readonly whileOpen: <T>(work: (open: Open) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Whether this is the password of whoever is logged in, still. WRONG_PASSWORD, WAIT_BEFORE_RETRY, LOCKED. */
  readonly confirmPassword: (open: Open, password: string) => Promise<Result<null>>;
  /** Work with keys while nobody's data is open: a restore. What lies in the profile afterwards decides the state. */
  readonly withKeys: <T>(place: KeysPlace, work: (vault: Vault) => Promise<Result<T>>) => Promise<Result<T>>;
  /** Opens data that stopped the app, for reading alone. */
  readonly openForReading: (userId: string, password: string) => Promise<Result<null>>;
  /** Looks anew at a profile that stopped the app or was filled from outside. */
  readonly lookAgain: () => void;
  /** Closes the store and zeroes the keys. */
  readonly lock: () => void;
  readonly setCounty: (open: Open, key: CountyKey, text: string) => void;
  /** Has this PC settle with another pack; `reason` stands in the audit entry. */
  readonly setPack: (open: Open, pack: string, reason: string) => void;
  /** This PC has a permit for one person from now on; it was kept already. */
  readonly setPermit: (open: Open, permit: NonNullable<Station['singlePerson']>) => void;
  /** After a fault that leaves the data in doubt: closes the store and opens it anew with the same keys. */
  readonly recoverFromFault: (code: ErrorCode) => void;
};

export type SessionOptions = {
  readonly env: StoreEnv;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: (state: SessionState['state']) => void;
  /** The check of the data that follows each log-in has ended. */
  readonly onChecked: () => void;
};
