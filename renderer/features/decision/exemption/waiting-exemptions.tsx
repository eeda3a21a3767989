import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { mayReviewRow } from '../../review/may-review.ts';
import css from '../decision.module.css';

/** Above what waits for a review: what waits for somebody to sign that a condition is set aside; nothing when nothing does. */
export function WaitingExemptions() {
  const { station, today } = useSession();
  const rows = useChannel('exemption/waiting', {}).data?.rows ?? [];
  const own = rows.filter((row) => mayReviewRow({ station, today }, row));
  if (own.length === 0) return null;
  return (
    <Notice meaning="warn">
      {own.length} 项特殊情形等您核定：
      {own.map(({ applicationId, number, personName, condition }) => (
        <Anchor
          component={Link}
          size="sm"
          key={`${applicationId}/${condition}`}
          to={`/applications/${applicationId}`}
          className={css['waiting']}
        >
          {personName}（{number}，{condition}）
        </Anchor>
      ))}
    </Notice>
  );
}
