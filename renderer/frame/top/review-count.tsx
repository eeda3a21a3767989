import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { mayReviewRow } from '../../features/review/may-review.ts';
import css from '../frame.module.css';

/** How many applications whoever is logged in could review now; nothing when there are none. */
export function ReviewCount() {
  const session = useSession();
  const rows = useChannel('review/list', {}).data?.rows ?? [];
  const count = rows.filter((row) => mayReviewRow(session, row)).length;
  return count === 0 ? null : (
    // Drawn by the style sheet: the link's name stays the page's alone.
    <span className={css['entryCount']} data-count={count} title={`${count} 份待复核`} />
  );
}
