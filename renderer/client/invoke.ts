import type {
  AppEvents,
  ChannelInput,
  ChannelName,
  ChannelOutput,
  EventName,
  WindowApp,
} from '#shared/contract/index.ts';
import { AppFailure } from './app-failure.ts';
import { refreshAfter } from './refresh-after.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges into Window
  interface Window {
    readonly app: WindowApp;
  }
}

/** Calls the service. Gives the value; throws `AppFailure` with the code when the service refuses. */
export async function invoke<N extends ChannelName>(name: N, input: ChannelInput<N>): Promise<ChannelOutput<N>> {
  const result = await window.app.invoke(name, input);
  if (result.ok) {
    refreshAfter(name);
    return result.value;
  }
  throw new AppFailure(result.error);
}

/** Listens to an event until the function it returns is called. */
export const listen = <E extends EventName>(event: E, listener: (payload: AppEvents[E]) => void): (() => void) =>
  window.app.on(event, listener);
