import type { LocalShape, TypedLocalValue } from '#shared/policy/local-shape.ts';
import type { LocalProblem } from '#shared/policy/read-local-value.ts';
import { AmountField } from '../../../ui/field/amount-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';

export type ValueInputProps = {
  readonly shape: LocalShape;
  readonly label: string;
  readonly value: TypedLocalValue;
  readonly onChange: (value: TypedLocalValue) => void;
  /** Where in the whole value this part stands. */
  readonly path: LocalProblem['path'];
  readonly problems: readonly LocalProblem[];
  /** What leaving it empty means; null: it must be there. */
  readonly ifEmpty?: string | null;
};

/** What is said at exactly this place. */
export function problemAt(problems: readonly LocalProblem[], path: LocalProblem['path']) {
  const found = problems.find((item) => item.path.join('/') === path.join('/'));
  return found === undefined ? null : ({ severity: 'wrong', text: found.text } as const);
}

/** One amount in yuan or one share in percent. */
export function LeafInput({ shape, label, value, onChange, path, problems, ifEmpty = null }: ValueInputProps) {
  const text = typeof value === 'string' ? value : '';
  const problem = problemAt(problems, path);
  const hint = ifEmpty === null || problem !== null || text !== '' ? undefined : `不填：${ifEmpty}`;
  if (shape.type === 'amount') {
    return (
      <AmountField label={`${label}（${shape.unit}）`} value={text} onChange={onChange} problem={problem} hint={hint} />
    );
  }
  return (
    <TextField
      label={`${label}（%）`}
      value={text}
      onChange={onChange}
      align="right"
      inputMode="decimal"
      problem={problem}
      hint={hint}
    />
  );
}
