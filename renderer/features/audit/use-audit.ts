import type { AuditFilterInput, AuditRow } from '#shared/contract/data/audit.ts';
import { invoke } from '../../client/invoke.ts';
import { type Pages, usePages } from '../../client/use-pages.ts';

const PAGE = 300;

/** The entries that meet the conditions. */
export const useAudit = (filter: AuditFilterInput): Pages<AuditRow, { readonly id: string; readonly name: string }> =>
  usePages({
    key: ['audit/list', filter],
    read: (before = 0) => invoke('audit/list', { filter, before, limit: PAGE }),
    next: ({ seq }) => seq,
    size: PAGE,
  });
