import { IconAlertTriangle, IconCircleX, IconPencilExclamation } from '@tabler/icons-react';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import css from './field.module.css';

const ICONS = { wrong: IconCircleX, missing: IconPencilExclamation, warning: IconAlertTriangle } as const;

type ProblemLineProps = {
  readonly id: string;
  readonly problem: Pick<FormProblem, 'severity' | 'text'>;
};

/** The one sentence under a field. */
export function ProblemLine({ id, problem }: ProblemLineProps) {
  const Icon = ICONS[problem.severity];
  return (
    <span className={css['problem']} data-severity={problem.severity} id={id}>
      <Icon size={14} stroke={1.75} aria-hidden className={css['problemIcon']} />
      {problem.text}
    </span>
  );
}
