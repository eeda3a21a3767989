import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../ui/field/field-problem.ts';
import { FieldLine } from '../../../ui/field/field-line.tsx';
import css from '../people.module.css';

type ProblemGroupProps = {
  readonly legend: string;
  readonly problem: FieldProblem | null;
  readonly children: ReactNode;
};

/** Fields that answer one question together, with one sentence below for all of them. */
export function ProblemGroup({ legend, problem, children }: ProblemGroupProps) {
  return (
    <fieldset className={css['people']} data-severity={problem?.severity}>
      <legend>{legend}</legend>
      {children}
      {problem === null ? null : <FieldLine problem={problem} hint={null} />}
    </fieldset>
  );
}
