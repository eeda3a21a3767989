import { memo } from 'react';
import type { TraceRow } from '#shared/contract/case/assessment.ts';
import { Money } from '../../../ui/money.tsx';
import { ArticleLink } from '../../../ui/overlay/article-link.tsx';
import css from './settle.module.css';

/** One step: layer, sentence, formula, result, article. A step that gives no amount leaves its formula to speak. */
export const TraceLine = memo(function TraceLine({ row }: { readonly row: TraceRow }) {
  return (
    <li className={css['step']}>
      <span className={css['layer']}>{row.layerName}</span>
      <span>
        {row.text}
        {row.formula === '' ? null : <span className={css['formula']}>{row.formula}</span>}
      </span>
      <span className={css['article']}>
        <ArticleLink article={row.article} passage={row.passage} />
      </span>
      <span className={css['figure']}>{row.result === null ? null : <Money amount={row.result} />}</span>
    </li>
  );
});
