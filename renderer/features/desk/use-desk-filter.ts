import { APPLICATION_STATUSES } from '#shared/domain/application-status.ts';
import { readOneOf, useHeldText, usePreference } from '../../client/use-preference.ts';
import type { DeskFilter, DeskStatus } from './desk-filter.ts';

export const EVERYTHING: DeskFilter = { status: 'all', text: '' };

const STATUSES: readonly DeskStatus[] = ['all', ...APPLICATION_STATUSES];

/** The filter of last time: the status is kept, the typed text, which may be a name, only until the window closes. */
export function useDeskFilter(): readonly [DeskFilter, (filter: DeskFilter) => void] {
  const [status, setStatus] = usePreference('desk-status', readOneOf(STATUSES), 'all');
  const [text, setText] = useHeldText('desk-text');
  return [
    { status, text },
    (next) => {
      if (next.status !== status) setStatus(next.status);
      if (next.text !== text) setText(next.text);
    },
  ];
}
