import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DuplicateBill } from '#shared/contract/case/assessment.ts';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { tidyBillText } from '#shared/typed-text.ts';
import css from './duplicate-bills.module.css';

type DuplicateBillsProps = {
  readonly visit: VisitEntry;
  readonly personName: string;
  readonly duplicates: readonly DuplicateBill[];
  /** The same bill, which is refused; or the same person's care that looks alike, which is only to be looked at. */
  readonly likeness: Likeness;
};

type Likeness = 'same' | 'similar';

const SENTENCES: Readonly<Record<Likeness, string>> = {
  same: '这张票据已在另一份申请中使用，同一张票据不能重复救助。请核对票据。',
  similar:
    '同一人另有日期重叠、总费用相同或在同一医院首尾相接的票据。请核对是不是同一次就医、重复录入，确实不是同一次时可以继续。',
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
export function DuplicateBills({ visit, personName, duplicates, likeness }: DuplicateBillsProps) {
  const own = ownFacts(visit, personName);
  const others = duplicates.map(otherFacts);
  return (
    <div className={css['duplicates']} data-likeness={likeness} role={likeness === 'same' ? 'alert' : 'status'}>
      <p className={css['sentence']}>
        <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
        {SENTENCES[likeness]}
      </p>
      <table className={css['table']} aria-label={likeness === 'same' ? '票据对照' : '相似票据对照'}>
        <thead>
          <tr>
            <td />
            <th scope="col">这张票据</th>
            {duplicates.map((other, column) => (
              // One application can hold several alike.
              <th key={column} scope="col">
                {other.row === undefined ? (
                  <>
                    <Link to="/applications/$id" params={{ id: other.applicationId }} className={css['link']}>
                      {other.applicationNumber ?? '未编号的申请'}
                    </Link>
                    <span className={css['status']}>{other.status}</span>
                  </>
                ) : (
                  `本申请第 ${other.row} 行`
                )}
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
                <td key={column} data-differs={facts[line] !== own[line]}>
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
