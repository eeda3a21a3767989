import type { NoticeItemView, NoticeView, ObjectionView } from '#shared/contract/case/public-notice.ts';
import type { Day } from '#shared/day.ts';
import { isSettledBy } from '../../store/applications/review/review.ts';
import type { NoticeRecord, ObjectionRecord } from '../../store/records/notice-record.ts';
import { applicationRow } from '../application/application-rows.ts';
import type { UserContext } from '../handlers/unlocked.ts';

/** An objection as the window shows it. */
export function objectionView({ noticeId: _noticeId, decided, ...objection }: ObjectionRecord): ObjectionView {
  if (decided === null) return { ...objection, decided };
  const { permit, ...said } = decided;
  return { ...objection, decided: { ...said, permitNo: permit?.permitNo ?? null } };
}

function stateOf({ withdrawn, to }: NoticeRecord, items: readonly NoticeItemView[], today: Day): NoticeView['state'] {
  if (withdrawn !== null) return 'withdrawn';
  if (!items.some(({ isIn, application }) => isIn && application.status === 'noticing')) return 'done';
  return today > to ? 'ended' : 'running';
}

/** A notice as the window shows it, with what is in it and what was said against that. */
export function noticeView(
  { open: { store, actor }, clock }: Pick<UserContext, 'open' | 'clock'>,
  notice: NoticeRecord,
): NoticeView {
  const items = notice.items.flatMap(({ applicationId, isIn }): readonly NoticeItemView[] => {
    const record = store.applications.get(applicationId);
    if (record === null) return [];
    const settlement = store.settlements.of(applicationId);
    const objections = store.notices.objectionsTo(applicationId).filter(({ noticeId }) => noticeId === notice.id);
    return [
      {
        application: applicationRow(record),
        isIn,
        isOwn: settlement !== null && isSettledBy(settlement, actor),
        objections: objections.map(objectionView),
      },
    ];
  });
  const isUsed = items.some(({ application, objections }) => application.status === 'sealed' || objections.length > 0);
  return {
    id: notice.id,
    number: notice.number,
    state: stateOf(notice, items, clock.today()),
    from: notice.from,
    to: notice.to,
    length: notice.length,
    source: notice.source,
    isCertain: notice.isCertain,
    place: notice.place,
    phone: notice.phone,
    begunAt: notice.begunAt,
    begunBy: notice.begunBy,
    withdrawn: notice.withdrawn,
    canUndo: notice.withdrawn === null && !isUsed,
    items,
  };
}
