import type { Assessment } from '#shared/contract/case/assessment.ts';
import type { AssessInput } from '../assess-input.ts';

/** The lines of the form whose care began after the day of death that the household says. */
export const billsAfterDeath = ({ facts, died }: Pick<AssessInput, 'facts' | 'died'>): Assessment['afterDeath'] =>
  died === null
    ? []
    : facts.visits.flatMap(({ key, from }) => (from !== null && from > died ? [{ visit: key, died }] : []));
