import type { z } from 'zod';
import type { Result } from '../result.ts';
import { applicationChannels } from './case/application.ts';
import { auditChannels } from './data/audit.ts';
import { type BackupView, backupChannels } from './data/backup.ts';
import { batchChannels } from './case/batch.ts';
import { countyLedgerChannels } from './county/county-ledger.ts';
import { papersChannels } from './county/papers.ts';
import { damageChannels } from './data/damage.ts';
import { keysChannels, type RekeyView } from './access/keys.ts';
import { ledgerChannels } from './case/ledger.ts';
import { materialChannels } from './case/material.ts';
import { paperChannels } from './case/paper.ts';
import { householdChannels } from './people/household.ts';
import { personChannels } from './people/person.ts';
import { policyChannels } from './policy.ts';
import { preferenceChannels } from './preference.ts';
import { exemptionChannels } from './case/exemption.ts';
import { noticeChannels } from './case/public-notice.ts';
import { timeLimitChannels } from './case/time-limit.ts';
import { outcomeChannels } from './case/outcome.ts';
import { reviewChannels } from './case/review.ts';
import { rosterChannels } from './people/roster.ts';
import { scanChannels } from './data/scan.ts';
import { searchChannels } from './data/search.ts';
import { type SyncProgress, syncChannels } from './sync.ts';
import { sessionChannels } from './access/session.ts';
import { userChannels } from './access/users.ts';

/** Every channel between the window and the service. Nothing else crosses. */
export const channels = {
  ...sessionChannels,
  ...userChannels,
  ...policyChannels,
  ...applicationChannels,
  ...outcomeChannels,
  ...reviewChannels,
  ...exemptionChannels,
  ...noticeChannels,
  ...timeLimitChannels,
  ...paperChannels,
  ...batchChannels,
  ...syncChannels,
  ...countyLedgerChannels,
  ...papersChannels,
  ...backupChannels,
  ...damageChannels,
  ...ledgerChannels,
  ...personChannels,
  ...householdChannels,
  ...preferenceChannels,
  ...searchChannels,
  ...auditChannels,
  ...keysChannels,
  ...rosterChannels,
  ...materialChannels,
  ...scanChannels,
};

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
export type ChannelInput<N extends ChannelName> = z.input<Channels[N]['input']>;
export type ChannelOutput<N extends ChannelName> = z.output<Channels[N]['output']>;

/** One handler per channel: a forgotten one does not compile. */
export type Handlers<Context> = {
  readonly [N in ChannelName]: (
    context: Context,
    input: z.output<Channels[N]['input']>,
  ) => Result<ChannelOutput<N>> | Promise<Result<ChannelOutput<N>>>;
};

/** What reaches the window without being asked: from the service, or from the preload itself when the service is gone. */
export type AppEvents = {
  /** Locked, unlocked or stopped: ask `app/status` again. */
  readonly 'session/changed': { readonly state: 'fresh' | 'locked' | 'open' | 'stopped' };
  /** It will be locked in a moment: save what is typed, then call `session/lock`. */
  readonly 'session/locking': Readonly<Record<string, never>>;
  /** The check of the data after a log-in has ended: ask `app/health`. */
  readonly 'health/changed': Readonly<Record<string, never>>;
  /** Saving began to fail or works again, or room became scarce: ask `damage/disk`. */
  'disk/changed': Readonly<Record<string, never>>;
  /** How far `policy/affected` has come. */
  readonly 'policy/progress': { readonly done: number; readonly total: number };
  /** How far the backup, drill or restore under way is. */
  readonly 'backup/progress': NonNullable<BackupView['job']>;
  /** A backup was made or failed: ask `backup/view`. */
  readonly 'backup/changed': Readonly<Record<string, never>>;
  /** The moving to a new data key began, ended or was stopped: ask `keys/rekeyView`. */
  'keys/changed': Readonly<Record<string, never>>;
  /** How far it has come. */
  'keys/rekeyProgress': NonNullable<RekeyView['progress']>;
  /** How far `audit/verify` has come. */
  readonly 'audit/progress': { readonly done: number; readonly total: number };
  /** How far the roster under way is; `total` null while nobody knows how many rows there are. */
  readonly 'roster/progress': {
    readonly step: 'read' | 'compare' | 'apply';
    readonly done: number;
    readonly total: number | null;
  };
  /** Something changed between this PC and the county: ask `sync/state`. */
  readonly 'sync/changed': Readonly<Record<string, never>>;
  /** How far the call, the sending or the writing to a stick is. */
  readonly 'sync/progress': SyncProgress;
  /** Everything can be found from now on: ask `search/find` again. */
  readonly 'search/indexed': Readonly<Record<string, never>>;
  /** The service died. Pending calls ended with `SERVICE_RESTARTED`; nothing acknowledged is lost. */
  readonly 'service-lost': Readonly<Record<string, never>>;
  /** A new service answers. Its keys are gone, so the person unlocks again; what is on the screen stays. */
  readonly 'service-back': Readonly<Record<string, never>>;
};
export type EventName = keyof AppEvents;

/** `window.app` with the contract's types; `AppBridge` of `host.ts` is the same object untyped. */
export type WindowApp = {
  readonly invoke: <N extends ChannelName>(name: N, input: ChannelInput<N>) => Promise<Result<ChannelOutput<N>>>;
  readonly on: <E extends EventName>(event: E, listener: (payload: AppEvents[E]) => void) => () => void;
};
