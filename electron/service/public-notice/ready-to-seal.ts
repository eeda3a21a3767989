import type { Day } from '#shared/day.ts';
import { assertNever, fail, ok, type Result } from '#shared/result.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { beforeSealing } from './before-sealing.ts';

type Asked = Pick<Store, 'setting' | 'notices' | 'reviews'>;

/** Whether somebody's objection to it is not decided. */
export const hasOpenObjection = ({ notices }: Pick<Store, 'notices'>, applicationId: string): boolean =>
  notices.objectionsTo(applicationId).some(({ decided }) => decided === null);

/** Whether a reviewed application may be sealed now. NOTICE_REQUIRED, NOTICE_RUNNING, NOTICE_OBJECTION. */
export function readyToSeal(store: Asked, record: ApplicationRecord, today: Day): Result<void> {
  const why = beforeSealing(store, record, today);
  if (why === null) return ok(undefined);
  const about = { id: record.id, number: record.number ?? '—' };
  switch (why.reason) {
    case 'objection':
      return fail('NOTICE_OBJECTION', about);
    case 'noticeRuns':
      return fail('NOTICE_RUNNING', { ...about, until: why.until });
    case 'noticeAsked':
      return fail('NOTICE_REQUIRED', about);
    default:
      return assertNever(why);
  }
}
