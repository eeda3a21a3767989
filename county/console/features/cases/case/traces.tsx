import { yuanToFen } from '#shared/fen.ts';
import { Money } from '../../../../../renderer/ui/money.tsx';
import { StepComparison } from '../../../../../renderer/ui/trace/step-comparison.tsx';
import type { CaseView } from '../../../api/views.ts';
import css from './case.module.css';
import { comparedSteps } from './compared.ts';

/** The arithmetic of window and county, step beside step, and what is to be paid by each. */
export function Traces({ file }: { readonly file: CaseView }) {
  const declared = file.content.result.cases[0];
  const again = file.again?.cases[0] ?? null;
  const isOther = again !== null && declared?.payable !== again.payable;
  return (
    <>
      <StepComparison
        label="测算过程"
        steps={comparedSteps(file)}
        own="乡镇测算"
        county={again === null ? null : '县级重算'}
        isWhole
      />
      <dl className={css['sum']} data-differs={isOther || undefined}>
        <dt>应救助，乡镇测算</dt>
        <dd>
          <Yuan text={declared?.payable ?? null} />
        </dd>
        {again === null ? null : (
          <>
            <dt>县级重算</dt>
            <dd>
              <Yuan text={again.payable} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}

const Yuan = ({ text }: { readonly text: string | null }) => (
  <Money amount={text === null ? null : yuanToFen(text)} weight="sum" />
);
