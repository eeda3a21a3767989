import { toDay } from '#shared/day.ts';
import { OBJECTION_WAYS } from '#shared/domain/notice/objection-ways.ts';
import { choiceOf, flagOf, members, nullableOf, textOf } from '../../read-json.ts';
import type { SinglePersonPermit } from '../../records.ts';
import type { NoticeItem, NoticeRecord, ObjectionRecord } from '../../records/notice-record.ts';
import type { SealedTable, Stored } from '../../rows/sealed-table.ts';

export type NoticeRow = {
  readonly number: string;
  readonly state: 'current' | 'withdrawn';
  readonly from_on: string;
  readonly to_on: string;
  readonly begun_at: string;
};
export type NoticeContent = Pick<
  NoticeRecord,
  'length' | 'source' | 'isCertain' | 'place' | 'phone' | 'begunBy' | 'withdrawn'
>;

type Members = ReturnType<typeof members>;

function withdrawnIn(from: Members, name: string): NonNullable<NoticeRecord['withdrawn']> {
  const said = members(from[name]);
  return { at: textOf(said, 'at'), by: textOf(said, 'by'), reason: textOf(said, 'reason') };
}

export const noticeTable: SealedTable<NoticeRow, NoticeContent> = {
  name: 'notice',
  label: '公示',
  columns: { number: true, state: true, from_on: true, to_on: true, begun_at: true },
  read: (json) => {
    const from = members(json);
    return {
      length: textOf(from, 'length'),
      source: textOf(from, 'source'),
      isCertain: flagOf(from, 'isCertain'),
      place: textOf(from, 'place'),
      phone: textOf(from, 'phone'),
      begunBy: textOf(from, 'begunBy'),
      withdrawn: nullableOf(from, 'withdrawn', withdrawnIn),
    };
  },
  write: (content) => content,
};

export type NoticeItemRow = {
  readonly notice_id: string;
  readonly application_id: string;
  readonly application_revision: number;
  readonly position: number;
  readonly state: 'current' | 'out';
};

export const noticeItemTable: SealedTable<NoticeItemRow, null> = {
  name: 'notice_item',
  label: '公示内容',
  columns: { notice_id: true, application_id: true, application_revision: true, position: true, state: true },
  read: () => null,
  write: () => null,
};

export type ObjectionRow = {
  readonly notice_id: string;
  readonly application_id: string;
  readonly state: 'open' | 'dismissed' | 'upheld';
  readonly received_on: string;
  readonly recorded_at: string;
};
export type ObjectionContent = Pick<ObjectionRecord, 'by' | 'contact' | 'way' | 'text' | 'recordedBy' | 'decided'>;

function permitIn(from: Members, name: string): SinglePersonPermit {
  const permit = members(from[name]);
  return { permitNo: textOf(permit, 'permitNo'), until: textOf(permit, 'until') };
}

function decidedIn(from: Members, name: string): NonNullable<ObjectionRecord['decided']> {
  const said = members(from[name]);
  return {
    result: choiceOf(said, 'result', ['dismissed', 'upheld']),
    at: textOf(said, 'at'),
    by: textOf(said, 'by'),
    reason: textOf(said, 'reason'),
    permit: nullableOf(said, 'permit', permitIn),
  };
}

export const objectionTable: SealedTable<ObjectionRow, ObjectionContent> = {
  name: 'objection',
  label: '公示异议',
  columns: { notice_id: true, application_id: true, state: true, received_on: true, recorded_at: true },
  read: (json) => {
    const from = members(json);
    return {
      by: textOf(from, 'by'),
      contact: textOf(from, 'contact'),
      way: choiceOf(from, 'way', OBJECTION_WAYS),
      text: textOf(from, 'text'),
      recordedBy: textOf(from, 'recordedBy'),
      decided: nullableOf(from, 'decided', decidedIn),
    };
  },
  write: (content) => content,
};

/** A stored notice with what is in it. */
export const toNotice = (
  { id, row, content }: Stored<NoticeRow, NoticeContent>,
  items: readonly Stored<NoticeItemRow, null>[],
): NoticeRecord => ({
  ...content(),
  id,
  number: row.number,
  from: toDay(row.from_on),
  to: toDay(row.to_on),
  begunAt: row.begun_at,
  items: items.map(({ row: item }): NoticeItem => ({
    applicationId: item.application_id,
    applicationRevision: item.application_revision,
    isIn: item.state === 'current',
  })),
});

/** A stored objection as it was taken down. */
export const toObjection = ({ id, row, content }: Stored<ObjectionRow, ObjectionContent>): ObjectionRecord => ({
  ...content(),
  id,
  noticeId: row.notice_id,
  applicationId: row.application_id,
  receivedOn: toDay(row.received_on),
  recordedAt: row.recorded_at,
});
