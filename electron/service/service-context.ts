import type { StoreEnv } from '../store/store-env.ts';
import type { Clock, NewId } from './context.ts';
import type { HostClient } from './host/host-client.ts';
import type { Log } from './log/log.ts';
import type { PackLibrary } from './packs/pack-library.ts';
import type { Session } from './session/session.ts';

/** What every handler is given. */
export type Context = {
  readonly version: string;
  /** What the store and the vault take from their surroundings; `dataDir` is the profile folder. */
  readonly env: StoreEnv;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly host: HostClient;
  readonly packs: PackLibrary;
  readonly session: Session;
};
