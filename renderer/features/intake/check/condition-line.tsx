import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { memo } from 'react';
import type { EligibilityLine } from '#shared/contract/case/assessment.ts';
import { ArticleLink } from '../../../ui/overlay/article-link.tsx';
import css from './check.module.css';

const LOOKS = {
  pass: { icon: IconCheck, word: '符合' },
  fail: { icon: IconX, word: '不符合' },
  unknown: { icon: IconQuestionMark, word: '待查' },
} as const;

/** One condition on one line. */
export const ConditionLine = memo(function ConditionLine({ line }: { readonly line: EligibilityLine }) {
  const { icon: Icon, word } = LOOKS[line.result];
  return (
    <li className={css['line']} data-result={line.result}>
      <span className={css['result']}>
        <Icon size={15} stroke={2.25} aria-hidden />
        {word}
      </span>
      <span className={css['condition']}>{line.condition}</span>
      <span className={css['rule']}>{line.rule}</span>
      <span className={css['fact']}>
        {line.fact}
        {line.source === '' ? null : <span className={css['source']}>{line.source}</span>}
      </span>
      <span className={css['article']}>
        <ArticleLink article={line.article} passage={line.passage} />
      </span>
    </li>
  );
});
