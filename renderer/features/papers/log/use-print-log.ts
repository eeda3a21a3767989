import type { PrintFilter, PrintLogRow } from '#shared/contract/case/paper.ts';
import { invoke } from '../../../client/invoke.ts';
import { type Pages, usePages } from '../../../client/use-pages.ts';

const PAGE = 200;

/** The papers that meet the conditions. What is printed meanwhile comes with the next visit. */
export const usePrintLog = (filter: PrintFilter): Pages<PrintLogRow, string> =>
  usePages({
    key: ['paper/log', filter],
    read: (from = 0) => invoke('paper/log', { filter, from, most: PAGE }),
    next: (_, loaded) => loaded,
    size: PAGE,
  });
