import { Button } from '@mantine/core';
import type { FeedItemView } from '#shared/contract/sync.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import { ItemAct } from './item-act.tsx';
import css from '../sync.module.css';

/** What the county sent that waits for somebody: rosters, packs, and what contradicts this PC. Nothing when there is none. */
export function FeedItems() {
  const rows = useChannel('sync/items', {}).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <PageSection title="县级发来的" note="处理完的点「已处理」，不再列出；内容仍保存在本机。">
      <ul className={css['returned']}>
        {rows.map((row) => (
          <li key={row.id}>
            <Item item={row} />
          </li>
        ))}
      </ul>
    </PageSection>
  );
}

function Item({ item }: { readonly item: FeedItemView }) {
  const missing = useMissingRole('clerk');
  const save = useAction('sync/saveItem');
  const settle = useAction('sync/settleItem', ['sync/items', 'sync/state']);
  const { id, title, note, isRefused, hasFile } = item;
  return (
    <Notice
      meaning={isRefused ? 'danger' : 'info'}
      action={
        <span className={css['itemActs']}>
          <ItemAct item={item} />
          {hasFile ? (
            <Button
              size="compact-sm"
              variant="default"
              disabled={missing !== null}
              loading={save.isPending}
              aria-label={`保存文件：${title}`}
              onClick={() =>
                save.mutate(
                  { id },
                  {
                    onSuccess: ({ path }) => {
                      if (path !== null) notifyDone(`已保存到 ${path}。`);
                    },
                    onError: notifyFailure,
                  },
                )
              }
            >
              保存文件
            </Button>
          ) : null}
          <Button
            size="compact-sm"
            variant="default"
            disabled={missing !== null}
            loading={settle.isPending}
            aria-label={`已处理：${title}`}
            onClick={() => settle.mutate({ id }, { onError: notifyFailure })}
          >
            已处理
          </Button>
        </span>
      }
    >
      {title}。{note}
    </Notice>
  );
}
