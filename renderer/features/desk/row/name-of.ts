import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { WORDS } from '../../../text/words.ts';

/** How a row is called in a sentence. */
export const nameOf = ({ personName }: Pick<ApplicationRow, 'personName'>): string =>
  personName === '' ? WORDS.noName : personName;
