import type { ReactNode } from 'react';
import css from './pills.module.css';

type Pill<K extends string> = { readonly key: K; readonly word: string; readonly title?: string };

type PillsProps<K extends string> = {
  /** What is chosen here, for readers. */
  readonly label: string;
  readonly pills: readonly Pill<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
  /** At the right end of the bar. */
  readonly children?: ReactNode;
};

/** The bar over a pane with what it can show; the one shown is marked. Too many of them scroll sideways. */
export function Pills<K extends string>({ label, pills, chosen, onChoose, children }: PillsProps<K>) {
  return (
    <div className={css['bar']}>
      <div className={css['pills']} role="group" aria-label={label}>
        {pills.map(({ key, word, title }) => (
          <button
            key={key}
            type="button"
            className={css['pill']}
            aria-pressed={key === chosen}
            title={title}
            onClick={() => onChoose(key)}
          >
            {word}
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
