import { IconMessage, IconUserQuestion } from '@tabler/icons-react';
import { useSession } from '../../../client/use-session.ts';
import { shortNumber } from '../../../text/application-number.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Money } from '../../../ui/money.tsx';
import { daysWaiting } from '../days-waiting.ts';
import { mayReviewRow } from '../may-review.ts';
import { OutdatedChip } from '../outdated-chip.tsx';
import css from './desk.module.css';
import type { ReviewDesk } from './use-review-desk.ts';

type ReviewItemProps = { readonly row: ReviewDesk['rows'][number]; readonly draftCount: number };

/** Whose case, how much, how long it has been waiting, and what keeps it from being passed. */
export function ReviewItem({ row, draftCount }: ReviewItemProps) {
  const session = useSession();
  const { application, settledBy, settledAt, isOutdated } = row;
  const isRefusing = application.status === 'refusing';
  const isForOther = application.status !== 'reviewed' && !mayReviewRow(session, row);
  return (
    <div role="gridcell" className={css['item']}>
      <span className={css['name']} title={application.personName}>
        {application.personName}
      </span>
      <span className={css['amount']}>
        {isRefusing ? (
          <Chip meaning="warn" icon={IconUserQuestion}>
            拟不予救助
          </Chip>
        ) : (
          <Money amount={application.payable} weight="sum" />
        )}
      </span>
      <span className={css['small']} title={`${application.number ?? ''}，${settledBy}`}>
        {shortNumber(application.number ?? '')}　{application.village}
      </span>
      <span className={css['state']}>
        {draftCount > 0 ? (
          <Chip meaning="info" icon={IconMessage}>
            意见 {draftCount}
          </Chip>
        ) : isOutdated ? (
          <OutdatedChip />
        ) : isForOther ? (
          '由他人复核'
        ) : (
          daysWaiting(settledAt, session.today)
        )}
      </span>
    </div>
  );
}
