import type { ChannelInput, ChannelName, ChannelOutput } from '#shared/contract/index.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { AppFailure } from '../../../client/app-failure.ts';
import { invoke } from '../../../client/invoke.ts';

/** How the page talks to the service; tests pass their own. */
export type Ask = <N extends ChannelName>(name: N, input: ChannelInput<N>) => Promise<Result<ChannelOutput<N>>>;

/** Calls a channel and gives the refusal as a value: on this page a refusal is something to show in place. */
export const ask: Ask = async (name, input) => {
  try {
    return ok(await invoke(name, input));
  } catch (error) {
    if (!(error instanceof AppFailure)) return fail('INTERNAL');
    return { ok: false, error: { code: error.code, detail: error.detail } };
  }
};
