import type { AppEvents, EventName } from '#shared/contract/index.ts';
import type { StoreEnv } from '../store/store-env.ts';
import type { ScanDesk } from './attachments/scan/scan-desk.ts';
import type { Readings } from './audit/readings.ts';
import type { BackupDesk } from './backup/backup-desk.ts';
import type { Clock, NewId } from './context.ts';
import type { DiskWatch } from './damage/disk-watch.ts';
import type { HostClient } from './host/host-client.ts';
import type { RekeyDesk } from './keys/rekey-desk.ts';
import type { Log } from './log/log.ts';
import type { PackLibrary } from './packs/pack-library.ts';
import type { PackPreviews } from './packs/pack-previews.ts';
import type { RosterDesk } from './roster/roster-desk.ts';
import type { Search } from './search/search.ts';
import type { SyncDesk } from './sync/sync-desk.ts';
import type { Session } from './session/session-type.ts';

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
  readonly previews: PackPreviews;
  /** Tells the window something it did not ask for. */
  readonly emit: <E extends EventName>(event: E, payload: AppEvents[E]) => void;
  readonly session: Session;
  readonly search: Search;
  readonly readings: Readings;
  readonly backups: BackupDesk;
  readonly rekeys: RekeyDesk;
  readonly rosters: RosterDesk;
  readonly scans: ScanDesk;
  readonly disk: DiskWatch;
  readonly sync: SyncDesk;
};
