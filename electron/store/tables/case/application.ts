import { toDay } from '#shared/day.ts';
import { type ApplicationForm, applicationForm } from '#shared/domain/application-form.ts';
import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { Pause } from '#shared/domain/deadline/deadline.ts';
import { fen } from '#shared/fen.ts';
import { sql, type Sql } from '../../db/sql.ts';
import type { ApplicationRecord } from '../../records.ts';
import { findRow, type RowReader, type SealedTable, selectSoundRows, type Stored } from '../../rows/sealed-table.ts';
import { isOfPerson } from '../people/person-merge.ts';

/** Statuses that the first table's check has no word for. */
export const STANDINGS = ['correcting', 'refusing', 'refused', 'withdrawn'] as const;
export type Standing = (typeof STANDINGS)[number];

export type ApplicationRow = {
  readonly number: string | null;
  /** As stored; what people call it gives `statusOf`. */
  readonly status: Exclude<ApplicationStatus, 'reviewed' | 'noticing' | Standing>;
  readonly person_id: string | null;
  readonly accepted_on: string | null;
  readonly batch_id: string | null;
  /** The review in force; null while there is none, as in every row of the first release. */
  readonly review_id: string | null;
  /** The public notice it is in; null: none, as in every row from before there were notices. */
  readonly notice_id: string | null;
  readonly payable: number | null;
  /** Where it stands beside the usual way, `status` being accepted then; null on the usual way and in every older row. */
  readonly standing: Standing | null;
  /** `2026-01-05/2026-01-09 2026-02-02/`: when the time limit did not run; null: it always did. */
  readonly pauses: string | null;
  readonly created_at: string;
  readonly updated_at: string;
};

export const applicationTable: SealedTable<ApplicationRow, ApplicationForm> = {
  name: 'application',
  label: '申请',
  columns: {
    number: true,
    status: true,
    person_id: true,
    accepted_on: true,
    batch_id: true,
    review_id: true,
    notice_id: true,
    payable: true,
    standing: true,
    pauses: true,
    created_at: true,
    updated_at: true,
  },
  read: (json) => applicationForm.parse(json),
  write: (form) => form,
};

/**
 * Where an application stands: settled with a review in force is reviewed, in a public notice as well noticing; beside
 * the usual way `standing` says it.
 */
export const statusOf = ({
  status,
  standing,
  review_id: reviewId,
  notice_id: noticeId,
}: Pick<ApplicationRow, 'status' | 'standing' | 'review_id' | 'notice_id'>): ApplicationStatus => {
  if (standing !== null) return standing;
  if (status !== 'settled' || reviewId === null) return status;
  return noticeId === null ? 'reviewed' : 'noticing';
};

/** The rows in which an application of a status stands; `statusOf` turned round. */
export function standingAt(status: ApplicationStatus): Sql {
  switch (status) {
    case 'settled':
      return sql`(status = 'settled' AND review_id IS NULL)`;
    case 'reviewed':
      return sql`(status = 'settled' AND review_id IS NOT NULL AND notice_id IS NULL)`;
    case 'noticing':
      return sql`(status = 'settled' AND review_id IS NOT NULL AND notice_id IS NOT NULL)`;
    case 'accepted':
      return sql`(status = 'accepted' AND standing IS NULL)`;
    case 'correcting':
    case 'refusing':
    case 'refused':
    case 'withdrawn':
      return sql`(status = 'accepted' AND standing = ${status})`;
    default:
      return sql`status = ${status}`;
  }
}

/** The pauses of a row, oldest first. */
export const pausesOf = ({ pauses }: Pick<ApplicationRow, 'pauses'>): readonly Pause[] =>
  (pauses ?? '')
    .split(' ')
    .filter((pause) => pause !== '')
    .map((pause) => {
      const [from = '', to = ''] = pause.split('/');
      return { from: toDay(from), to: to === '' ? null : toDay(to) };
    });

/** Pauses as a row keeps them. */
export const pausesText = (pauses: readonly Pause[]): string | null =>
  pauses.length === 0 ? null : pauses.map(({ from, to }) => `${from}/${to ?? ''}`).join(' ');

export type StoredApplication = Stored<ApplicationRow, ApplicationForm>;

/** Applications as records. Opened forms are kept by the MAC of their row, so that a list only opens what changed. */
export type ApplicationReader = {
  readonly get: (id: string) => ApplicationRecord | null;
  readonly record: (stored: StoredApplication) => ApplicationRecord;
  readonly list: () => readonly ApplicationRecord[];
  readonly drafts: () => readonly ApplicationRecord[];
  readonly standing: (...statuses: readonly ApplicationStatus[]) => readonly ApplicationRecord[];
  readonly ofPerson: (personId: string) => readonly ApplicationRecord[];
  readonly forget: () => void;
};

function toRecord({ id, revision, row, content }: StoredApplication): ApplicationRecord {
  return {
    id,
    number: row.number,
    status: statusOf(row),
    revision,
    form: content(),
    personId: row.person_id,
    acceptedOn: row.accepted_on === null ? null : toDay(row.accepted_on),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    batchId: row.batch_id,
    payable: row.payable === null ? null : fen(row.payable),
    pauses: pausesOf(row),
  };
}

/** The reader of an open store. */
export function applicationReader(reader: RowReader): ApplicationReader {
  const opened = new Map<string, { readonly mac: Buffer; readonly record: ApplicationRecord }>();
  const record = (stored: StoredApplication): ApplicationRecord => {
    const known = opened.get(stored.id);
    if (known?.mac.equals(stored.mac) === true) return known.record;
    const made = toRecord(stored);
    opened.set(stored.id, { mac: stored.mac, record: made });
    return made;
  };
  const select = (where: Sql): readonly ApplicationRecord[] =>
    selectSoundRows(reader, applicationTable, sql`${where} ORDER BY created_at DESC, id DESC`, record);
  return {
    record,
    get: (id) => {
      const stored = findRow(reader, applicationTable, id);
      return stored === null ? null : record(stored);
    },
    list: () => select(sql``),
    drafts: () => select(sql`WHERE status = 'draft'`),
    standing: (...statuses) =>
      select(statuses.map(standingAt).reduce((all, one) => sql`${all} OR ${one}`, sql`WHERE false`)),
    ofPerson: (personId) => select(sql`WHERE ${isOfPerson(reader, personId)}`),
    forget: () => opened.clear(),
  };
}
