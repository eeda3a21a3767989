import type { z } from 'zod';
import type { Result } from '../result.ts';
import { applicationChannels } from './application.ts';
import { batchChannels } from './batch.ts';
import { ledgerChannels } from './ledger.ts';
import { paperChannels } from './paper.ts';
import { policyChannels } from './policy.ts';
import { sessionChannels } from './session.ts';

/** Every channel between the window and the service. Nothing else crosses. */
export const channels = {
  ...sessionChannels,
  ...policyChannels,
  ...applicationChannels,
  ...paperChannels,
  ...batchChannels,
  ...ledgerChannels,
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

/** What the service tells the window without being asked. */
export type AppEvents = {
  /** Locked, unlocked or stopped: ask `app/status` again. */
  readonly 'session/changed': { readonly state: 'fresh' | 'locked' | 'open' | 'stopped' };
  /** The service died and is back; the person was logged out, drafts are safe. Sent by the preload itself. */
  readonly 'service/restarted': { readonly reason: string };
};
export type EventName = keyof AppEvents;

/** What the preload puts on `window.app`. */
export type WindowApp = {
  readonly invoke: <N extends ChannelName>(channel: N, input: ChannelInput<N>) => Promise<Result<ChannelOutput<N>>>;
  readonly on: <E extends EventName>(event: E, listener: (payload: AppEvents[E]) => void) => () => void;
};
