import type { IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import css from './state.module.css';

type EmptyStateProps = {
  readonly icon: ComponentType<IconProps>;
  readonly title: string;
  /** What to do, in one sentence. */
  readonly hint: ReactNode;
  readonly action?: ReactNode;
};

/** Shown where a list has nothing: what is empty, what to do. */
export function EmptyState({ icon: Icon, title, hint, action }: EmptyStateProps) {
  return (
    <div className={css['state']} role="status">
      <Icon size={28} stroke={1.25} className={css['icon']} aria-hidden />
      <p className={css['title']}>{title}</p>
      <p className={css['hint']}>{hint}</p>
      {action === undefined ? null : <div className={css['action']}>{action}</div>}
    </div>
  );
}
