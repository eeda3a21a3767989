import type { CallInput } from '../../../../api/calls.ts';
import type { CaseLine } from '../../../../api/views.ts';

/** Where a case stood for whoever decides: the books refuse when a colleague decided it meanwhile. */
export const seenOf = ({ state, approvedFen }: CaseLine): CallInput<'decide'>['seen'] => ({ state, approvedFen });
