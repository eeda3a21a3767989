import { APPLICATION_STATUSES } from '#shared/domain/application-status.ts';
import { useHeldText } from '../../client/preference/use-preference.ts';
import type { DeskFilter, DeskStatus } from './desk-filter.ts';

export const EVERYTHING: DeskFilter = { status: 'all', text: '' };

const STATUSES: readonly DeskStatus[] = ['all', ...APPLICATION_STATUSES];

/** The filter as it was left, until the window closes: a desk that starts half empty looks like lost data. */
export function useDeskFilter(): readonly [DeskFilter, (filter: DeskFilter) => void] {
  const [held, setStatus] = useHeldText('desk-status-held');
  const [text, setText] = useHeldText('desk-text');
  const status = STATUSES.find((each) => each === held) ?? 'all';
  return [
    { status, text },
    (next) => {
      if (next.status !== status) setStatus(next.status);
      if (next.text !== text) setText(next.text);
    },
  ];
}
