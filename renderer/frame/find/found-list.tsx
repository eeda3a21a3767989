import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { SearchHit, SearchResult } from '#shared/contract/data/search.ts';
import css from './find.module.css';
import { FoundRow } from './found-row.tsx';
import { knownFrom } from './known-from.ts';
import type { KnownOfPerson } from '../use-new-application.ts';

const ROW_HEIGHT = 44;

type FoundListProps = {
  readonly id: string;
  /** What was looked for. */
  readonly query: string;
  readonly found: SearchResult;
  /** The row that Enter opens. */
  readonly at: number;
  readonly onPoint: (index: number) => void;
  readonly onOpen: (hit: SearchHit) => void;
  /** Makes an application of what was typed when nobody is found; null for those who may not. */
  readonly onNew: ((known: KnownOfPerson) => void) | null;
};

/** The hits under the search box, best first; only those in sight are drawn. */
export function FoundList({ id, query, found, at, onPoint, onOpen, onNew }: FoundListProps) {
  const known = knownFrom(query);
  const scroller = useRef<HTMLDivElement>(null);
  const { hits, total, isMore, indexing } = found;
  const virtual = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  useEffect(() => virtual.scrollToIndex(at), [virtual, at]);
  return (
    // Pressing the button keeps the cursor in the box; otherwise the list would be gone before the click.
    <div className={css['panel']} onMouseDown={(event) => event.preventDefault()}>
      {hits.length === 0 ? null : (
        <div ref={scroller} className={css['scroller']} id={id} role="listbox" aria-label="找到的人员和申请">
          <div className={css['rows']} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const hit = hits[index];
              if (hit === undefined) return null;
              return (
                <div
                  key={`${hit.kind}/${hit.id}`}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  aria-setsize={hits.length}
                  aria-posinset={index + 1}
                  className={css['row']}
                  style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
                  onMouseMove={() => onPoint(index)}
                  onClick={() => onOpen(hit)}
                >
                  <FoundRow hit={hit} />
                </div>
              );
            })}
          </div>
        </div>
      )}
      <div className={css['foot']}>
        <p className={css['footText']} role="status">
          {footOf(query, hits.length, total, isMore, indexing)}
          {hits[at]?.kind === 'person' ? '按 Enter 打开个人档案，Ctrl+Enter 打开台账。' : ''}
        </p>
        {total === 0 && indexing === null && known !== null && onNew !== null ? (
          <Button size="compact-sm" variant="light" onClick={() => onNew(known)}>
            {known.name === undefined ? '按此身份证号新建申请' : '按此姓名新建申请'}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function footOf(
  query: string,
  shown: number,
  total: number,
  isMore: boolean,
  indexing: SearchResult['indexing'],
): string {
  const percent = indexing === null || indexing.total === 0 ? 0 : Math.floor((indexing.done / indexing.total) * 100);
  const building = indexing === null ? '' : `正在建立索引 ${percent}%，稍后还会多出结果。`;
  if (total === 0) {
    return building === ''
      ? `没有找到「${query}」。可输入姓名、拼音首字母、身份证后四位、电话、申请号、票据号或村名。`
      : building;
  }
  const count = isMore ? `${total} 条以上，先列出 ${shown} 条，请多输入几个字。` : `共 ${total} 条。`;
  return `${count}${shown < total && !isMore ? `先列出 ${shown} 条，请多输入几个字。` : ''}${building}`;
}
