import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle, type IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import css from './notice.module.css';

type NoticeMeaning = 'ok' | 'warn' | 'danger' | 'info';

const ICONS: Readonly<Record<NoticeMeaning, ComponentType<IconProps>>> = {
  ok: IconCircleCheck,
  warn: IconAlertTriangle,
  danger: IconCircleX,
  info: IconInfoCircle,
};

type NoticeProps = {
  readonly meaning: NoticeMeaning;
  readonly children: ReactNode;
  /** A link or button at the end of the line. */
  readonly action?: ReactNode;
  /** `alert` is read aloud at once, `status` when the reader pauses. @default 'status' */
  readonly role?: 'alert' | 'status';
  /** For the `aria-describedby` of what it explains. */
  readonly id?: string;
};

/** One sentence in place, with the icon and colour of its meaning. */
export function Notice({ meaning, children, action, role = 'status', id }: NoticeProps) {
  const Icon = ICONS[meaning];
  return (
    <div id={id} className={css['notice']} data-meaning={meaning} role={role}>
      <Icon size={16} stroke={1.75} className={css['icon']} aria-hidden />
      <div className={css['text']}>{children}</div>
      {action === undefined ? null : <div className={css['action']}>{action}</div>}
    </div>
  );
}
