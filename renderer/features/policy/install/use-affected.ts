import { useEffect, useEffectEvent, useState } from 'react';
import type { ChannelInput, ChannelOutput } from '#shared/contract/index.ts';
import { useAppEvent } from '../../../client/use-app-event.ts';
import { useAction } from '../../../client/use-channel.ts';

export type Candidate = ChannelInput<'policy/affected'>['candidate'];

/** The comparison of the open applications: how far it is, what came out, and how to stop or start it again. */
export type Affected = {
  readonly state: 'running' | 'done' | 'failed';
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly found: ChannelOutput<'policy/affected'> | null;
  readonly error: unknown;
  readonly start: () => void;
  readonly stop: () => void;
};

/** Compares once when the component comes up; ends it when the component goes. */
export function useAffected(candidate: Candidate): Affected {
  const [progress, setProgress] = useState<Affected['progress']>(null);
  const compare = useAction('policy/affected');
  const cancel = useAction('policy/cancelAffected');
  useAppEvent('policy/progress', setProgress);
  const start = () => {
    setProgress(null);
    compare.mutate({ candidate });
  };
  const stop = () => cancel.mutate({});
  const onMount = useEffectEvent(start);
  const onUnmount = useEffectEvent(stop);
  useEffect(() => {
    onMount();
    return () => onUnmount();
  }, []);
  const state = compare.isError ? 'failed' : compare.data === undefined ? 'running' : 'done';
  return { state, progress, found: compare.data ?? null, error: compare.error, start, stop };
}
