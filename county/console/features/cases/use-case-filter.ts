import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useKept } from '../../client/use-kept.ts';
import { type CaseFilter, filterOf, isSame, NO_FILTER, searchOf } from './case-filter.ts';

const useKeptFilter = () => useKept<CaseFilter>('case-filter', { ...NO_FILTER, stage: 'open' });

/**
 * The filter of the list. It stands in the address, so that a reload, the browser's way back and a kept address find it again; what was
 * typed does not, as it may be somebody's name. An address without one is given what was chosen last.
 */
export function useCaseFilter(): readonly [CaseFilter, (filter: CaseFilter) => void] {
  const navigate = useNavigate();
  const search = useSearch({ from: '/' });
  const [kept, keep] = useKeptFilter();
  const named = filterOf(search);
  const filter: CaseFilter = named === null ? kept : { ...named, text: kept.text };
  const show = (next: CaseFilter): void => void navigate({ to: '/', search: searchOf(next), replace: true });
  useEffect(() => {
    if (named === null) show(kept);
    else if (!isSame(filter, kept)) keep(filter);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each address
  }, [search]);
  return [
    filter,
    (next) => {
      keep(next);
      // Whoever typed and left at once is not called back.
      if (!isSame(next, filter)) show(next);
    },
  ];
}

/** For other pages: opens the list with a filter. */
export function useOpenCases(): (filter: CaseFilter) => void {
  const navigate = useNavigate();
  const [, keep] = useKeptFilter();
  return (filter) => {
    keep(filter);
    void navigate({ to: '/', search: searchOf(filter) });
  };
}
