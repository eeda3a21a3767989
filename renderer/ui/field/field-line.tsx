import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './field.module.css';
import type { FieldProblem } from './field-problem.ts';

type FieldLineProps = { readonly id?: string; readonly problem: FieldProblem | null; readonly hint: ReactNode };

/** The sentence below a field or a group of them: its problem, otherwise a quiet hint. */
export function FieldLine({ id, problem, hint }: FieldLineProps) {
  if (problem === null)
    return (
      <div id={id} className={css['hint']}>
        {hint}
      </div>
    );
  const Icon = problem.severity === 'wrong' ? IconCircleX : IconAlertTriangle;
  return (
    <div id={id} className={css['problem']} data-severity={problem.severity} role="status">
      <Icon size={14} stroke={2} aria-hidden />
      <span>{problem.text}</span>
    </div>
  );
}
