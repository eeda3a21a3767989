import type { ListPaper } from '../../../print/lists/list-paper.ts';

/** What only this list says. */
export type ListContent = Pick<ListPaper, 'facts' | 'tables' | 'total' | 'notes' | 'signers'> & {
  /** Tells this list from others of its kind; digits, capitals and hyphens, as the foot has no other letters. */
  readonly suffix: string;
};
