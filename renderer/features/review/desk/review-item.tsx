import { IconMessage, IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
  const { application, settledBy } = row;
  return (
    <div role="gridcell" className={css['item']}>
      <span className={css['itemLine']}>
        <span className={css['name']} title={application.personName}>
          {application.personName}
        </span>
        {application.status === 'refusing' ? (
          <Chip meaning="warn" icon={IconUserQuestion}>
            拟不予救助
          </Chip>
        ) : (
          <Money amount={application.payable} weight="sum" />
        )}
      </span>
      <span className={css['itemLine']}>
        <span className={css['small']} title={`${application.number ?? ''}，${settledBy}`}>
          {shortNumber(application.number ?? '')}　{application.village}
        </span>
        <span className={css['state']}>
          <State row={row} draftCount={draftCount} />
        </span>
      </span>
    </div>
  );
}

function State({ row, draftCount }: ReviewItemProps): ReactNode {
  const session = useSession();
  if (draftCount > 0) {
    return (
      <Chip meaning="info" icon={IconMessage}>
        意见 {draftCount}
      </Chip>
    );
  }
  if (row.isOutdated) return <OutdatedChip />;
  if (row.application.status !== 'reviewed' && !mayReviewRow(session, row)) return '由他人复核';
  return daysWaiting(row.settledAt, session.today);
}
