import type { FormProblem } from '#shared/domain/form-problem.ts';
import { ProblemLine } from '../../field/problem-line.tsx';
import css from './row.module.css';
import { columnAt } from '../columns.ts';

type BillProblemsProps = {
  readonly visitKey: string;
  readonly line: 1 | 2 | 3;
  readonly problems: readonly FormProblem[];
};

/** The sentences about the fields of one line of a bill. What was not typed yet is said in one sentence. */
export function BillProblems({ visitKey, line, problems }: BillProblemsProps) {
  const here = problems.filter(({ path }) => columnAt(path)?.line === line);
  if (here.length === 0) return null;
  const open = here.filter(({ severity }) => severity === 'missing');
  const labels = open.map(({ path }) => columnAt(path)?.label ?? '').join('、');
  return (
    <div className={css['problems']}>
      {here
        .filter((problem) => problem.severity !== 'missing' || open.length === 1)
        .map((problem) => (
          <ProblemLine key={problem.path + problem.text} id={`${problem.path}-problem`} problem={problem} />
        ))}
      {open.length > 1 ? (
        <ProblemLine
          id={`visits.${visitKey}.line${line}-problem`}
          problem={{ severity: 'missing', text: `还没有填：${labels}。` }}
        />
      ) : null}
    </div>
  );
}
