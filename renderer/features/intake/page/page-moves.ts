import { createContext, useContext } from 'react';
import type { Section } from './sections.ts';

/** How parts of the page send the clerk elsewhere on it. */
export type PageMoves = {
  /** Unfolds the section and puts the focus into its first field. */
  readonly goTo: (section: Section) => void;
  /** Unfolds the section of a field and puts the focus into the field. */
  readonly reveal: (path: string) => void;
  /** The section is done: it folds when it is complete, and the next one gets the focus. */
  readonly complete: (section: Section) => void;
};

export const PageMovesContext = createContext<PageMoves | null>(null);

/** The moves of the page around; a bug when there is none. */
export function usePageMoves(): PageMoves {
  const moves = useContext(PageMovesContext);
  if (moves === null) throw new Error('No intake page around this component');
  return moves;
}
