import { yuanToFen } from '#shared/fen.ts';
import { Money } from '../../../../../../renderer/ui/money.tsx';
import type { CaseView } from '../../../../api/views.ts';
import css from './decide.module.css';

/** The steps the amount comes from, with their articles: whoever approves a part says which of them does not hold. */
export function Rules({ file: { again, content } }: { readonly file: CaseView }) {
  const steps = (again ?? content.result).cases[0]?.trace ?? [];
  return (
    <div className={css['rules']} role="group" aria-label="测算依据" tabIndex={0}>
      <ol className={css['steps']}>
        {steps.map(({ text, clause, result }, index) => (
          // The order is the arithmetic's own, and a step may occur twice in it.
          <li key={`${index}/${text}`} className={css['step']}>
            <span>
              {text}
              {clause === null ? null : <span className={css['clause']}>{clause}</span>}
            </span>
            {result === null ? null : <Money amount={yuanToFen(result)} />}
          </li>
        ))}
      </ol>
    </div>
  );
}
