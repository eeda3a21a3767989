import type { IconProps } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import css from './chip.module.css';

/** The four meanings a colour can have, and no meaning. */
export type Meaning = 'ok' | 'warn' | 'danger' | 'info' | 'neutral';

type ChipProps = {
  readonly meaning: Meaning;
  /** Says the same as the colour, for those who do not see it. */
  readonly icon: ComponentType<IconProps>;
  readonly children: ReactNode;
};

/** A short word with icon and colour inside a table or beside a title. */
export function Chip({ meaning, icon: Icon, children }: ChipProps) {
  return (
    <span className={css['chip']} data-meaning={meaning}>
      <Icon size={13} stroke={2} aria-hidden />
      {children}
    </span>
  );
}
