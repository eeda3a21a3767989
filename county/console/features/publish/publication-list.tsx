import { Button } from '@mantine/core';
import { IconCircleCheck, IconHourglass, IconSend } from '@tabler/icons-react';
import { instantToMinute } from '../../../../renderer/text/instants.ts';
import { Chip } from '../../../../renderer/ui/chip.tsx';
import { EmptyState } from '../../../../renderer/ui/page/empty-state.tsx';
import type { PublicationView, PublishedView } from '../../api/publish-views.ts';
import { type ListColumn, ListTable } from '../../ui/list-table.tsx';
import { contentOf, KIND_WORDS } from './publication-words.ts';
import { canSendAlso } from './send-also.tsx';

const waitingWords = ({ waiting }: PublicationView): string =>
  waiting.length === 0 ? '' : `还没有取走：${waiting.join('、')}`;

const COLUMNS: readonly ListColumn<PublicationView>[] = [
  { title: '下发时间', width: 150, render: ({ at }) => instantToMinute(at) },
  { title: '种类', width: 100, render: ({ kind }) => KIND_WORDS[kind] },
  { title: '内容', render: contentOf, tooltip: contentOf },
  { title: '截至', width: 110, render: ({ asOf }) => (asOf === '' ? '—' : asOf) },
  { title: '经办人', width: 130, render: ({ by }) => (by === 'cli' ? '服务器' : by) },
  { title: '取走', width: 180, render: (row) => <Fetched row={row} />, tooltip: waitingWords },
];

const Fetched = ({ row: { sent, fetched } }: { readonly row: PublicationView }) =>
  fetched === sent ? (
    <Chip meaning="ok" icon={IconCircleCheck}>
      {sent === 0 ? '还没有电脑' : `${sent} 台都已取走`}
    </Chip>
  ) : (
    <Chip meaning="neutral" icon={IconHourglass}>
      {fetched} / {sent} 台
    </Chip>
  );

type PublicationListProps = Pick<PublishedView, 'publications' | 'devices'> & {
  readonly onSendAlso: (publication: PublicationView) => void;
};

/** What was sent down, the newest first, how far it has come, and the way to send it to more PCs. */
export function PublicationList({ publications, devices, onSendAlso }: PublicationListProps) {
  const more: ListColumn<PublicationView> = {
    title: '办理',
    width: 152,
    render: (publication) =>
      canSendAlso(publication, devices) ? (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`再发给更多电脑：${contentOf(publication)}`}
          onClick={() => onSendAlso(publication)}
        >
          再发给更多电脑
        </Button>
      ) : null,
  };
  return publications.length === 0 ? (
    <EmptyState
      icon={IconSend}
      title="还没有下发过"
      hint="名册、政策包和已用额度从这里发给乡镇；乡镇联网或用 U 盘取走。"
    />
  ) : (
    <ListTable label="已下发" height="fill" columns={[...COLUMNS, more]} rows={publications} keyOf={({ id }) => id} />
  );
}
