import type { PapersRow } from '#shared/contract/county/papers.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { PapersLine } from './papers-line.tsx';
import css from './papers.module.css';

/** The papers that are not at the county yet, a line for each batch. Nothing when all are. */
export function OpenPapers() {
  const { data } = useChannel('papers/list', {});
  const rows = data?.rows.filter(isOpen) ?? [];
  if (data === undefined || rows.length === 0) return null;
  return (
    <PageSection title="随批材料" note="打印件和扫描件在批次之后送，送达以县级确认为准；批次和回执不等它们。">
      {data.note === null ? null : (
        <Notice meaning="info" role="status">
          {data.note}
        </Notice>
      )}
      <ul className={css['lines']}>
        {rows.map((row) => (
          <li key={row.batchId}>
            {/* Said once above, for all of them. */}
            <PapersLine row={row.reason === data.note ? { ...row, reason: null } : row} isNamed />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

/** Not there yet, or not whole; what is only being listed is no news. */
function isOpen({ stage, reason, lacking }: PapersRow): boolean {
  if (stage === 'none') return false;
  if (stage === 'unlisted') return reason !== null;
  return stage !== 'delivered' || lacking > 0;
}
