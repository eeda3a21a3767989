import type { FormProblem } from '#shared/domain/form-problem.ts';

/** What is said at a field: one sentence, red when it cannot be right, amber when it is missing or doubtful. */
export type FieldProblem = Pick<FormProblem, 'severity' | 'text'>;
