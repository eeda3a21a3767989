import { yuanToFen } from '#shared/fen.ts';
import type { TraceStep } from '#shared/settlement/trace-step.ts';
import { Money } from '../../../../../renderer/ui/money.tsx';
import type { CaseView } from '../../../api/views.ts';
import css from './case.module.css';
import { pairSteps, type StepPair } from './pair-steps.ts';

/** The arithmetic of window and county, step beside step. */
export function Traces({ file }: { readonly file: CaseView }) {
  const declared = file.content.result.cases[0];
  const again = file.again?.cases[0] ?? null;
  const pairs = pairSteps(declared?.trace ?? [], again?.trace ?? null);
  return (
    <div data-scrolls="narrow" tabIndex={0} role="group" aria-label="测算过程">
      <table className={css['traces']} aria-label="测算过程">
        <colgroup>
          <col />
          <col width={120} />
          <col width={120} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">步骤</th>
            <th scope="col" data-align="right">
              乡镇测算
            </th>
            <th scope="col" data-align="right">
              县级重算
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair, index) => (
            // The order is the arithmetic's own, and a step may occur twice in it.
            <StepRow key={`${index}/${pair.key}`} pair={pair} isAlone={again === null} />
          ))}
          <tr className={css['sum']} data-differs={isOther(declared?.payable, again?.payable) || undefined}>
            <th scope="row">应救助</th>
            <td data-align="right">
              <Yuan text={declared?.payable ?? null} />
            </td>
            <td data-align="right">
              <Yuan text={again?.payable ?? null} />
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const isOther = (declared: string | undefined, again: string | undefined): boolean =>
  again !== undefined && declared !== again;

function StepRow({ pair, isAlone }: { readonly pair: StepPair; readonly isAlone: boolean }) {
  const { declared, again, differs } = pair;
  const own = declared ?? again;
  return (
    <tr data-differs={differs || undefined}>
      <td>
        {own === null ? null : <StepWords step={own} />}
        {differs && declared !== null && again !== null && declared.text !== again.text ? (
          <div className={css['again']}>
            县级：
            <StepWords step={again} />
          </div>
        ) : null}
        {differs ? <span className={css['word']}>{differenceWords(pair, isAlone)}</span> : null}
      </td>
      <td data-align="right">
        <Yuan text={declared?.result ?? null} />
      </td>
      <td data-align="right">
        <Yuan text={again?.result ?? null} />
      </td>
    </tr>
  );
}

function differenceWords({ declared, again }: StepPair, isAlone: boolean): string {
  if (isAlone) return '';
  if (declared === null) return '乡镇的测算里没有这一步';
  return again === null ? '县级的测算里没有这一步' : '两边不同';
}

function StepWords({ step }: { readonly step: TraceStep }) {
  return (
    <>
      {step.text}
      {step.formula === null ? null : <span className={css['formula']}>{step.formula}</span>}
      {step.clause === null ? null : <span className={css['clause']}>{step.clause}</span>}
    </>
  );
}

const Yuan = ({ text }: { readonly text: string | null }) =>
  text === null ? null : <Money amount={yuanToFen(text)} />;
