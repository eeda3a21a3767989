import { PRINT_KINDS, PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import type { PapersView, PaperView } from '../../../api/papers-views.ts';
import type { CaseView } from '../../../api/views.ts';

type Content = CaseView['content'];

/** One line of the list: a paper that can be opened, or one that cannot and why. */
export type PaperRow = {
  readonly key: string;
  readonly title: string;
  /** The bill it shows; empty: none was said. */
  readonly bill: string;
} & (
  | { readonly paper: PaperView; readonly isNamed: boolean }
  | { readonly paper: null; readonly why: 'not_here' | 'damaged' | 'too_large' | 'media' }
);

/** Every paper of a case: what came, what its PC cannot send, and what the record names and has not come. */
export function paperRows({ papers, absent }: PapersView, content: Content): readonly PaperRow[] {
  const billOf = (visit: string | null): string => {
    const found = content.visits.find(({ id }) => id === visit);
    return found === undefined ? '' : `${found.hospital} ${found.bill.number}`.trim();
  };
  const said = new Set([...papers, ...absent].map(({ sha256 }) => sha256));
  return [
    ...papers.map((paper, at): PaperRow => ({
      key: `here-${at}`,
      title: paper.title,
      bill: billOf(paper.visit),
      paper,
      isNamed: isNamed(paper, content.papers),
    })),
    ...absent.map(({ title, visit, why }, at): PaperRow => ({
      key: `absent-${at}`,
      title,
      bill: billOf(visit),
      paper: null,
      why,
    })),
    ...content.papers
      .filter(({ sha256 }) => !said.has(sha256))
      .map(({ kind, sha256 }): PaperRow => ({
        key: sha256,
        title: titleOf(kind),
        bill: '',
        paper: null,
        why: 'not_here',
      })),
  ];
}

/** A printed paper is the record's only when the record names it by this very hash; of a scan nothing is asked. */
const isNamed = ({ printed, sha256 }: PaperView, named: Content['papers']): boolean =>
  printed === null || named.some((paper) => paper.kind === printed && paper.sha256 === sha256);

function titleOf(kind: string): string {
  const known = PRINT_KINDS.find((one) => one === kind);
  return known === undefined ? kind : PRINT_TITLES[known];
}
