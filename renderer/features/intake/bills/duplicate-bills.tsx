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

const yuan = (amount: number | null): string => (amount === null ? '' : formatYuanGrouped(fen(amount)));

/** This bill beside the one another application already holds: at once, under the line, nothing to close. */
export function DuplicateBills({ visit, personName, duplicates }: DuplicateBillsProps) {
  return (
    <div className={css['duplicates']} role="alert">
      {duplicates.map((other) => (
        <table key={`${other.applicationId}/${other.billCode}/${other.billNumber}`} className={css['table']}>
          <caption className={css['caption']}>
            <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
            这张票据已在另一份申请中使用，同一张票据不能重复救助。请核对票据。
          </caption>
          <thead>
            <tr>
              <td />
              {HEADS.map((head) => (
                <th key={head} scope="col" data-align={head === '总费用' ? 'end' : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">本申请</th>
              <Facts
                facts={[
                  personName,
                  visit.hospital,
                  `${visit.from} 至 ${visit.to}`,
                  yuan(readAmounts(visit).total),
                  tidyBillText(visit.bill.code),
                  tidyBillText(visit.bill.number),
                ]}
              />
            </tr>
            <tr>
              <th scope="row">
                <Link to="/applications/$id" params={{ id: other.applicationId }} className={css['link']}>
                  {other.applicationNumber ?? '未编号'}
                </Link>
                <span className={css['status']}>{other.status}</span>
              </th>
              <Facts
                facts={[
                  other.personName,
                  other.hospital,
                  `${other.from} 至 ${other.to}`,
                  yuan(other.total),
                  other.billCode,
                  other.billNumber,
                ]}
              />
            </tr>
          </tbody>
        </table>
      ))}
    </div>
  );
}

const HEADS = ['姓名', '医院', '日期', '总费用', '票据代码', '票据号'] as const;

function Facts({ facts }: { readonly facts: readonly string[] }) {
  return facts.map((fact, index) => (
    <td key={HEADS[index]} data-align={HEADS[index] === '总费用' ? 'end' : undefined}>
      {fact}
    </td>
  ));
}
