import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Loading } from '../../../../../renderer/ui/page/loading.tsx';
import { PdfView } from '../../../../../renderer/ui/pdf/pdf-view.tsx';
import type { PaperView } from '../../../api/papers-views.ts';
import type { RecordRef } from '../../../api/views.ts';
import { call } from '../../../client/call.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { PaperPicture } from './paper-picture.tsx';
import type { PaperRow } from './paper-rows.ts';
import css from './papers.module.css';

type PaperViewerProps = {
  readonly record: RecordRef;
  /** Those that can be opened, in the order of the list. */
  readonly rows: readonly PaperRow[];
  readonly open: PaperRow;
  readonly onOpen: (row: PaperRow) => void;
  readonly onClose: () => void;
};

/** One paper at the right, the case stays to be read at the left. ↑ and ↓ go through the papers, Esc closes. */
export function PaperViewer({ record, rows, open, onOpen, onClose }: PaperViewerProps) {
  const at = rows.findIndex(({ key }) => key === open.key);
  const go = (by: 1 | -1): void => {
    const next = rows[at + by];
    if (next !== undefined) onOpen(next);
  };
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Whoever opened it goes on where they were.
    const before = document.activeElement;
    closer.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useHotkeys([
    ['ArrowDown', () => go(1)],
    ['ArrowUp', () => go(-1)],
    ['Escape', onClose],
  ]);
  const { paper, title, bill } = open;
  return (
    <div role="dialog" aria-label="材料" className={css['viewer']} data-print="never">
      <div className={css['bar']}>
        <ActionIcon aria-label="上一份" title="上一份 ↑" disabled={at <= 0} onClick={() => go(-1)}>
          <IconChevronUp size={16} stroke={1.75} />
        </ActionIcon>
        <ActionIcon aria-label="下一份" title="下一份 ↓" disabled={at >= rows.length - 1} onClick={() => go(1)}>
          <IconChevronDown size={16} stroke={1.75} />
        </ActionIcon>
        <span className={css['name']} aria-live="polite">
          <strong>{title}</strong>
          <span className={css['where']}>
            {bill === '' ? '' : `${bill} · `}第 {at + 1} / {rows.length} 份
          </span>
        </span>
        <ActionIcon ref={closer} aria-label="关闭材料" title="关闭 Esc" onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      {open.paper !== null && !open.isNamed ? (
        <p className={css['unnamed']}>未在记录中列明：记录里没有这份打印件的校验值，不能当作随批的打印件。</p>
      ) : null}
      {paper === null ? null : <Whole key={open.key} record={record} paper={paper} />}
    </div>
  );
}

/** As long as a paper is kept after the next one was opened. */
const KEPT_MS = 60_000;

function Whole({ record, paper }: { readonly record: RecordRef; readonly paper: PaperView }) {
  const { sha256, media, title, turn } = paper;
  const query = useQuery({
    queryKey: ['paper', record, sha256],
    queryFn: () => call('paper', { record, sha256 }),
    staleTime: Infinity,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading lines={10} />;
  return (
    <div className={css['whole']}>
      {media === 'application/pdf' ? (
        <PdfView bytes={query.data} title={title} turn={turn} />
      ) : (
        <PaperPicture bytes={query.data} media={media} title={title} turn={turn} />
      )}
    </div>
  );
}
