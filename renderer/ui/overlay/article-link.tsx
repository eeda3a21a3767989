import { Popover } from '@mantine/core';
import { useState } from 'react';
import css from './overlay.module.css';

type ArticleLinkProps = {
  /** As printed: `第四条（五）`. */
  readonly article: string;
  /** The words of the document. */
  readonly passage: string;
};

/** The article behind a value as a small link; it opens the passage. */
export function ArticleLink({ article, passage }: ArticleLinkProps) {
  const [isOpen, setOpen] = useState(false);
  if (article === '') return null;
  return (
    <Popover opened={isOpen} onChange={setOpen} width={360} position="bottom-end" returnFocus trapFocus={false}>
      <Popover.Target>
        <button
          type="button"
          className={css['article']}
          aria-expanded={isOpen}
          aria-label={`依据：${article}`}
          onClick={() => setOpen(!isOpen)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !isOpen) return;
            event.preventDefault();
            event.stopPropagation();
            setOpen(false);
          }}
        >
          {article}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={css['passage']} role="note" aria-label={`${article}原文`}>
        <p className={css['passageTitle']}>{article}</p>
        <p className={css['passageText']}>{passage === '' ? '原文尚未录入。' : passage}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
