import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { yuanToFen } from '#shared/fen.ts';
import type { ComparedStep } from '#shared/settlement/compare/compared-step.ts';
import { Money } from '../money.tsx';
import css from './step-comparison.module.css';

type StepComparisonProps = {
  /** What the table is called. */
  readonly label: string;
  readonly steps: readonly ComparedStep[];
  /** What the two columns are called; `county` null: there is no settlement of the county's. */
  readonly own: string;
  readonly county: string | null;
  /** Begins with every step; otherwise with those that differ. */
  readonly isWhole: boolean;
};

/** The arithmetic of window and county, step beside step: which step of which bill differs first, and how each side made it. */
export function StepComparison({ label, steps, own, county, isWhole }: StepComparisonProps) {
  const [isAll, setAll] = useState(isWhole);
  const different = steps.filter(({ differs }) => differs).length;
  const shown = isAll ? steps : steps.filter(({ differs }) => differs);
  return (
    <>
      <div data-scrolls="narrow" tabIndex={0} role="group" aria-label={label}>
        <table className={css['steps']} aria-label={label}>
          <colgroup>
            <col className={css['name']} />
            <col />
            {county === null ? null : <col />}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">步骤</th>
              <th scope="col">{own}</th>
              {county === null ? null : <th scope="col">{county}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((step, index) => (
              // The order is the arithmetic's own, and a step may occur twice in it.
              <Fragment key={`${index}/${step.bill}/${step.title}`}>
                {shown[index - 1]?.bill === step.bill ? null : (
                  <tr>
                    <th scope="rowgroup" className={css['bill']} colSpan={county === null ? 2 : 3}>
                      {step.bill === '' ? '整份申请' : step.bill}
                    </th>
                  </tr>
                )}
                <StepRow step={step} hasCounty={county !== null} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      {different === 0 || different === steps.length ? null : (
        <Button className={css['more']} variant="subtle" size="compact-sm" onClick={() => setAll(!isAll)}>
          {isAll ? `只看不同的 ${different} 步` : `显示全部 ${steps.length} 步`}
        </Button>
      )}
    </>
  );
}

function StepRow({ step, hasCounty }: { readonly step: ComparedStep; readonly hasCounty: boolean }) {
  const { layerName, title, article, isFirst, differs, declared, again, isTold } = step;
  return (
    <tr data-differs={differs || undefined} data-first={isFirst || undefined}>
      <th scope="row" className={css['step']}>
        {layerName === '' || layerName === title ? null : <span className={css['layer']}>{layerName}</span>}
        {title}
        {article === '' ? null : <span className={css['article']}>{article}</span>}
        {differs ? <span className={css['word']}>{isFirst ? '从这一步起不同' : '不同'}</span> : null}
      </th>
      <td>
        <Side side={declared} />
      </td>
      {hasCounty ? (
        <td>
          {isTold ? <Side side={again} isSame={!differs} /> : <span className={css['none']}>县级没有列出这一步</span>}
        </td>
      ) : null}
    </tr>
  );
}

/** How one side made a step. The same words stand there once. */
function Side({ side, isSame = false }: { readonly side: ComparedStep['again']; readonly isSame?: boolean }) {
  if (side === null) return <span className={css['none']}>没有这一步</span>;
  return (
    <span className={css['side']}>
      <span>
        {isSame ? <span className={css['none']}>相同</span> : side.text}
        {isSame || side.formula === '' ? null : <span className={css['formula']}>{side.formula}</span>}
      </span>
      {side.result === null ? null : <Money amount={yuanToFen(side.result)} />}
    </span>
  );
}
