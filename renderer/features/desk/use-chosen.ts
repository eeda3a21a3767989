import { useState } from 'react';
import { MOST_AT_ONCE } from '#shared/contract/case/paper.ts';
import type { DeskRow } from '#shared/contract/case/application.ts';

export type Chosen = {
  readonly ids: readonly string[];
  readonly has: (row: DeskRow) => boolean;
  /** A draft has no number and no papers yet, and no more can be printed at once than this: then nothing happens. */
  readonly canTurn: (row: DeskRow) => boolean;
  readonly turn: (row: DeskRow) => void;
  readonly clear: () => void;
};

/** The applications of the list that are chosen for something done with several; kept while the list is narrowed. */
export function useChosen(): Chosen {
  const [ids, setIds] = useState<readonly string[]>([]);
  const has = ({ id }: DeskRow): boolean => ids.includes(id);
  const canTurn = (row: DeskRow): boolean =>
    has(row) || (row.number !== null && row.status !== 'discarded' && ids.length < MOST_AT_ONCE);
  return {
    ids,
    has,
    canTurn,
    turn: (row) => {
      if (canTurn(row)) setIds(has(row) ? ids.filter((id) => id !== row.id) : [...ids, row.id]);
    },
    clear: () => setIds([]),
  };
}
