import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../../../client/app-failure.ts';
import { invoke } from '../../../client/invoke.ts';
import { useAppEvent } from '../../../client/use-app-event.ts';
import { channelKey } from '../../../client/use-channel.ts';
import { useWindowPhone } from '../../intake/papers/letter-facts.tsx';
import { type JobItem, withItem } from './job.ts';

/** What is done to one paper: gives how it stands then, throws when it did not work. */
type Step = (item: JobItem) => Promise<Partial<JobItem>>;

export type BatchJob = {
  readonly items: readonly JobItem[];
  /** What is under way; null: nothing. */
  readonly phase: 'making' | 'printing' | null;
  /** How many of this phase are done, and of how many. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly make: (items: readonly JobItem[]) => Promise<void>;
  /** Prints what was made, in order. */
  readonly print: (send: (item: JobItem, bytes: Uint8Array) => Promise<unknown>) => Promise<void>;
  /** Ends after the paper that is under way. */
  readonly cancel: () => void;
  readonly clear: () => void;
};

/** Papers made and printed one after the other, each with its own outcome; ends with the page or the lock. */
export function useBatchJob(): BatchJob {
  const [items, setItems] = useState<readonly JobItem[]>([]);
  const [phase, setPhase] = useState<BatchJob['phase']>(null);
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  const [windowPhone] = useWindowPhone();
  const client = useQueryClient();
  // A run goes on while this names it.
  const running = useRef<symbol | null>(null);
  const cancel = () => void (running.current = null);
  useEffect(() => cancel, []);
  const clear = () => {
    cancel();
    setItems([]);
    setPhase(null);
  };
  useAppEvent('session/changed', ({ state }) => {
    if (state !== 'open') clear();
  });

  const run = async (name: 'making' | 'printing', wanted: readonly JobItem[], step: Step): Promise<void> => {
    const own = Symbol(name);
    running.current = own;
    setPhase(name);
    setProgress({ done: 0, total: wanted.length });
    for (const [index, item] of wanted.entries()) {
      if (running.current !== own) break;
      const set = (change: Partial<JobItem>) => setItems((all) => withItem(all, item.key, change));
      set({ state: 'working', why: '' });
      try {
        set(await step(item));
      } catch (error) {
        set({ state: 'failed', why: sentenceOf(error) });
        // A printer that is out of paper takes none of the others either.
        if (name === 'printing') cancel();
      }
      setProgress({ done: index + 1, total: wanted.length });
    }
    if (running.current === own) running.current = null;
    setPhase(null);
    for (const channel of ['paper/log', 'paper/candidates', 'application/get'] as const) {
      void client.invalidateQueries({ queryKey: channelKey(channel) });
    }
  };

  return {
    items,
    phase,
    progress,
    make: async (wanted) => {
      setItems(wanted);
      await run('making', wanted, async ({ applicationId, kind }) => {
        const facts = { limitOn: null, windowPhone };
        const { print } = await invoke('paper/make', { applicationId, kind, facts });
        return { state: 'made', printId: print.id, isDraft: print.isDraft };
      });
    },
    print: (send) =>
      run(
        'printing',
        items.filter(({ printId }) => printId !== null),
        async (item) => {
          const { bytes } = await invoke('paper/open', { printId: item.printId ?? '' });
          await send(item, bytes);
          return { state: 'sent' };
        },
      ),
    cancel,
    clear,
  };
}
