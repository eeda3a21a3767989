/**
 * One sentence at one field.
 * `wrong`: what is typed cannot be right. `missing`: needed before acceptance, nothing typed yet.
 * `warning`: can be right, the clerk looks again; it blocks nothing.
 */
export type FormProblem = {
  /** Dotted path of the field, entries by their key: `person.idNumber`, `visits.k1.amounts.total`. */
  readonly path: string;
  readonly severity: 'wrong' | 'missing' | 'warning';
  readonly text: string;
};

export const wrong = (path: string, text: string): FormProblem => ({ path, severity: 'wrong', text });
export const missing = (path: string, text: string): FormProblem => ({ path, severity: 'missing', text });
export const warning = (path: string, text: string): FormProblem => ({ path, severity: 'warning', text });

/** True when nothing blocks acceptance. */
export const isAcceptable = (problems: readonly FormProblem[]): boolean =>
  problems.every((problem) => problem.severity === 'warning');
