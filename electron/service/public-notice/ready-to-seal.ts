import type { Day } from '#shared/day.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { ruleOf } from './notice-rule.ts';

type Asked = Pick<Store, 'setting' | 'notices'>;

/** Whether somebody's objection to it is not decided. */
export const hasOpenObjection = ({ notices }: Pick<Store, 'notices'>, applicationId: string): boolean =>
  notices.objectionsTo(applicationId).some(({ decided }) => decided === null);

/**
 * Whether a reviewed application has what the county asks before it is sealed: a public notice that is over, and no open
 * objection. While nothing is set nothing is asked. NOTICE_REQUIRED, NOTICE_RUNNING, NOTICE_OBJECTION.
 */
export function readyToSeal(store: Asked, record: ApplicationRecord, today: Day): Result<void> {
  const { id } = record;
  const number = record.number ?? '—';
  if (hasOpenObjection(store, id)) return fail('NOTICE_OBJECTION', { id, number });
  if (record.status === 'noticing') {
    const notice = store.notices.of(id);
    if (notice === null) throw new Error(`In a notice that is not there: ${id}`);
    return today > notice.to ? ok(undefined) : fail('NOTICE_RUNNING', { id, number, until: notice.to });
  }
  return ruleOf(store)?.isRequired === true ? fail('NOTICE_REQUIRED', { id, number }) : ok(undefined);
}
