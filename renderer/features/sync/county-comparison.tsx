import type { CountyComparison as Comparison } from '#shared/contract/sync.ts';
import type { ComparedStep } from '#shared/settlement/compare/compared-step.ts';
import { StepComparison } from '../../ui/trace/step-comparison.tsx';
import css from './sync.module.css';

/** `某医院，2023-03-01 至 2023-03-09 的「基本救助 · 起付标准」`. */
const stepWords = ({ layerName, title, bill }: ComparedStep): string =>
  `${bill === '' ? '' : `${bill} 的`}「${layerName === '' ? title : `${layerName} · ${title}`}」`;

/** Where the county's settlement is not this PC's: which step of which bill, how each side made it, and the figures that came of it. */
export function CountyComparison({ comparison }: { readonly comparison: Comparison }) {
  const { sums, steps } = comparison;
  const first = steps.find(({ isFirst }) => isFirst);
  return (
    <div className={css['comparison']}>
      <p>
        两边用的是同一份填报和同一政策包，
        {first === undefined ? '各步的计算没有不同，结果记得不同' : `从${stepWords(first)}这一步起算得不同`}
        。县级正在核对，需要更正时会退回；县级来电核对时，请照下表说明。
      </p>
      {steps.length === 0 ? null : (
        <StepComparison label="两边测算不同的步骤" steps={steps} own="本机测算" county="县级重新测算" isWhole={false} />
      )}
      {sums.length === 0 ? null : (
        <table className={css['differences']}>
          <caption>结果不同的地方</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">本机</th>
              <th scope="col">县级</th>
            </tr>
          </thead>
          <tbody>
            {sums.map(({ name, declared, again }, index) => (
              <tr key={`${index}${name}`}>
                <td>{name}</td>
                <td className={css['figure']}>{declared}</td>
                <td className={css['figure']}>{again}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
