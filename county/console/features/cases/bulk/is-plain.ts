import type { CaseLine } from '../../../api/views.ts';

/** Whether a case waits for the county's word and nothing was found that somebody has to look at first. */
export const isPlain = ({ state, reasons, pairs, exemptions, payee }: CaseLine): boolean =>
  state === 'accepted' && reasons.length === 0 && pairs === 0 && exemptions === 0 && payee === '';
