import type { PapersPartRow } from '#shared/contract/county/papers.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { fileSize, instantToMinute } from '../../../text/instants.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { PapersChip } from './papers-chip.tsx';
import { PapersLine } from './papers-line.tsx';
import { nothingToSendWords, partWords } from './papers-words.ts';

/** The papers of one batch: how far they are, and each part of them. Nothing when the batch has none and nobody asked for them. */
export function BatchPapers({ batchId }: { readonly batchId: string }) {
  const row = useChannel('papers/list', {}).data?.rows.find((each) => each.batchId === batchId);
  const { data } = useChannel('papers/parts', { batchId });
  if (row === undefined) return null;
  const nothing = nothingToSendWords(row);
  if (nothing !== null)
    return (
      <PageSection title="随批材料">
        <Notice meaning="warn">{nothing}</Notice>
      </PageSection>
    );
  if (row.parts === 0) return null;
  return (
    <PageSection title="随批材料" note="打印件和扫描件，分成几份在批次之后送；送达以县级确认为准。">
      <PapersLine row={row} isNamed={false} />
      {data === undefined ? null : (
        <DataTable
          id="batch-papers"
          label="随批材料的各份"
          height="content"
          columns={data.rows.some(({ lacking }) => lacking > 0) ? COLUMNS : WHOLE_COLUMNS}
          rows={data.rows}
          keyOf={({ part }) => String(part)}
          noteOf={noteOf}
        />
      )}
    </PageSection>
  );
}

const noteOf = ({ problem, state }: PapersPartRow) =>
  problem !== null && state === 'stopped' ? <Notice meaning="danger">{problem}</Notice> : null;

const COLUMNS: readonly Column<PapersPartRow>[] = [
  { key: 'part', title: '份', width: 76, render: ({ part }) => `第 ${part} 份`, sortBy: ({ part }) => part },
  { key: 'papers', title: '内容', render: partWords, tooltip: ({ papers }) => tooltipOf(papers) },
  {
    key: 'lacking',
    title: '打不开',
    width: 76,
    align: 'right',
    render: ({ lacking }) => (lacking === 0 ? '' : `${lacking} 件`),
  },
  { key: 'size', title: '大小', width: 90, align: 'right', render: ({ size }) => fileSize(size) },
  {
    key: 'state',
    title: '状态',
    width: 160,
    render: ({ state }) => <PapersChip stage={state} />,
    sortBy: ({ state }) => state,
  },
  { key: 'at', title: '时间', width: 140, render: ({ at }) => instantToMinute(at), sortBy: ({ at }) => at },
];

/** Where every paper can be read. */
const WHOLE_COLUMNS = COLUMNS.filter(({ key }) => key !== 'lacking');

/** More lines than anybody reads while the pointer rests. */
const MOST_LINES = 20;

const tooltipOf = (papers: PapersPartRow['papers']): string =>
  [
    ...papers.slice(0, MOST_LINES).map(({ number, words }) => `${number} ${words}`),
    ...(papers.length > MOST_LINES ? [`还有 ${papers.length - MOST_LINES} 件`] : []),
  ].join('\n');
