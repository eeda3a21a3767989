import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import type { ToGetItem } from '#shared/contract/assessment.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { useIsEditable } from '../state/use-intake.ts';
import css from './check.module.css';

/** What is still to be got, why, and the way to the field it goes into. */
export function ToGetList({ items }: { readonly items: readonly ToGetItem[] }) {
  const moves = usePageMoves();
  const isEditable = useIsEditable();
  if (items.length === 0) return null;
  return (
    <section className={css['toGet']} aria-label="待补清单">
      <h3 className={css['toGetTitle']}>待补清单（{items.length}）</h3>
      <ul className={css['toGetLines']}>
        {items.map((item) => (
          <li key={`${item.path ?? ''}/${item.what}`} className={css['toGetLine']}>
            <span>{item.what}</span>
            <span className={css['why']}>{item.why}</span>
            <ToGetJump path={isEditable ? item.path : null} onGo={moves.reveal} what={item.what} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type ToGetJumpProps = {
  readonly path: string | null;
  readonly what: string;
  readonly onGo: (path: string) => void;
};

function ToGetJump({ path, what, onGo }: ToGetJumpProps) {
  if (path === null) return <span />;
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconArrowUp size={13} />}
      aria-label={`去填写：${what}`}
      onClick={() => onGo(path)}
    >
      去填写
    </Button>
  );
}
