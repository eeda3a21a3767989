import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DuplicateBill } from '#shared/contract/assessment.ts';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { tidyBillText } from '#shared/typed-text.ts';
import css from './duplicate-bills.module.css';

type DuplicateBillsProps = {
  readonly visit: VisitEntry;
  readonly personName: string;
  readonly duplicates: readonly DuplicateBill[];
};

/** What is compared, in the order of the lines. */
const HEADS = ['姓名', '医院', '日期', '总费用', '票据代码', '票据号'] as const;

const period = (from: string, to: string): string => (from === to ? from : `${from} 至 ${to}`);
const yuan = (amount: number | null): string => (amount === null ? '' : formatYuanGrouped(fen(amount)));

const ownFacts = (visit: VisitEntry, name: string): readonly string[] => [
  name,
  visit.hospital,
  period(visit.from, visit.to),
  yuan(readAmounts(visit).total),
  tidyBillText(visit.bill.code),
  tidyBillText(visit.bill.number),
];

const otherFacts = (other: DuplicateBill): readonly string[] => [
  other.personName,
  other.hospital,
  period(other.from, other.to),
  yuan(other.total),
  other.billCode,
  other.billNumber,
];

/** This bill beside the ones other applications already hold: at once, under the line, nothing to close. */
export function DuplicateBills({ visit, personName, duplicates }: DuplicateBillsProps) {
  const own = ownFacts(visit, personName);
  const others = duplicates.map(otherFacts);
  return (
    <div className={css['duplicates']} role="alert">
      <p className={css['sentence']}>
        <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
        这张票据已在另一份申请中使用，同一张票据不能重复救助。请核对票据。
      </p>
      <table className={css['table']} aria-label="票据对照">
        <thead>
          <tr>
            <td />
            <th scope="col">本申请</th>
            {duplicates.map((other) => (
              <th key={other.applicationId} scope="col">
                <Link to="/applications/$id" params={{ id: other.applicationId }} className={css['link']}>
                  {other.applicationNumber ?? '未编号的申请'}
                </Link>
                <span className={css['status']}>{other.status}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HEADS.map((head, line) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              <td>{own[line]}</td>
              {others.map((facts, column) => (
                // What differs stands out: the two may yet be different bills.
                <td key={duplicates[column]?.applicationId} data-differs={facts[line] !== own[line]}>
                  {facts[line]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
