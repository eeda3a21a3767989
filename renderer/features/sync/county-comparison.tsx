import type { CountyComparison as Comparison } from '#shared/contract/sync.ts';
import { stepPhrase } from '#shared/settlement/compare/step-words.ts';
import { StepComparison } from '../../ui/trace/step-comparison.tsx';
import { ValueComparison } from '../../ui/trace/value-comparison.tsx';
import css from './sync.module.css';

type CountyComparisonProps = {
  readonly comparison: Comparison;
  /** The county looks at it now, and nothing newer was sealed. */
  readonly isOpen: boolean;
};

/** Where the county's settlement is not this PC's: which step of which bill, how each side made it, and the figures that came of it. */
export function CountyComparison({ comparison, isOpen }: CountyComparisonProps) {
  const { inputs, sums, steps } = comparison;
  const isEmpty = inputs.length === 0 && sums.length === 0 && steps.length === 0;
  const first = steps.find(({ isFirst }) => isFirst);
  return (
    <div className={css['comparison']}>
      <p>
        两边用的是同一份填报和同一政策包，{whereWords(first, inputs.length)}。
        {isOpen
          ? `县级正在核对，需要更正时会退回；县级来电核对时，请照${isEmpty ? '本机的测算过程' : '下表'}说明。`
          : ''}
      </p>
      {steps.length === 0 ? null : (
        <StepComparison label="两边测算不同的步骤" steps={steps} own="本机测算" county="县级重新测算" isWhole={false} />
      )}
      <ValueComparison label="依据不同的地方" values={inputs} own="本机" county="县级" />
      <ValueComparison label="结果不同的地方" values={sums} own="本机" county="县级" />
    </div>
  );
}

/** From where on both differ. */
function whereWords(first: Comparison['steps'][number] | undefined, inputs: number): string {
  if (first !== undefined) return `从${stepPhrase(first)}这一步起算得不同`;
  return inputs === 0 ? '县级没有列出不同的步骤' : `各步的算式和结果相同，依据有 ${inputs} 处不同`;
}
