import type { ComparedValue } from '#shared/settlement/compare/compared-value.ts';
import css from './value-comparison.module.css';

type ValueComparisonProps = {
  /** What the table is called. */
  readonly label: string;
  readonly values: readonly ComparedValue[];
  /** What the two columns are called. */
  readonly own: string;
  readonly county: string;
};

/** Values that window and county have otherwise, beside each other; nothing when there is none. */
export function ValueComparison({ label, values, own, county }: ValueComparisonProps) {
  if (values.length === 0) return null;
  return (
    <table className={css['values']}>
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">{own}</th>
          <th scope="col">{county}</th>
        </tr>
      </thead>
      <tbody>
        {values.map(({ name, declared, again }, index) => (
          // Two bills may have one name.
          <tr key={`${index}${name}`}>
            <th scope="row">{name}</th>
            <td>{declared}</td>
            <td>{again}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
