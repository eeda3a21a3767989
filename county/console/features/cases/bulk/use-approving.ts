import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CaseLine } from '../../../api/views.ts';
import { call } from '../../../client/call.ts';
import { hasCode, sentenceOf } from '../../../client/console-failure.ts';
import { seenOf } from '../case/decide/seen-of.ts';

/** How far it is. `refused`: cases that were not approved, each with its sentence; the others go on. */
export type Approving = {
  readonly stage: 'running' | 'done';
  readonly done: number;
  readonly refused: readonly { readonly row: CaseLine; readonly words: string }[];
  /** Not asked for any more: somebody stopped it, or the service does not answer. */
  readonly left: number;
};

/**
 * Approves case after case with the amount that was shown, each as a decision of its own. No reason is given, and so the books refuse
 * each one that somebody has to look at, also when that was found a moment ago.
 */
export function useApproving() {
  const client = useQueryClient();
  const isStopped = useRef(false);
  const [approving, setApproving] = useState<Approving | null>(null);
  const start = async (rows: readonly CaseLine[]): Promise<void> => {
    isStopped.current = false;
    let state: Approving = { stage: 'running', done: 0, refused: [], left: rows.length };
    const show = (next: Partial<Approving>): void => {
      state = { ...state, ...next };
      setApproving(state);
    };
    show({});
    for (const row of rows) {
      if (isStopped.current) break;
      try {
        const said = { record: row.record, decision: 'approved', approvedFen: row.payableFen, reason: '' } as const;
        await call('decide', { ...said, places: [], seen: seenOf(row) });
        show({ done: state.done + 1, left: state.left - 1 });
      } catch (error) {
        show({ refused: [...state.refused, { row, words: sentenceOf(error) }], left: state.left - 1 });
        // Nothing that comes after it would fare better.
        if (hasCode(error, 'signed_out') || hasCode(error, 'offline')) break;
      }
    }
    show({ stage: 'done' });
    await client.invalidateQueries();
  };
  return { approving, start, stop: () => void (isStopped.current = true) };
}
