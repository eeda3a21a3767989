import { Skeleton } from '@mantine/core';
import css from './loading.module.css';

/** Grey lines where text or rows will stand. `lines` is about how many there will be. @default 6 */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  return (
    <div className={css['loading']} data-loading role="status" aria-label="正在读取">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={12} radius={3} width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  );
}
