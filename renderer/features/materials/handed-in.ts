import type { MaterialLine } from '#shared/domain/material/material-lines.ts';
import { type MaterialState, untouchedMaterial } from '#shared/domain/material/material-state.ts';

/** What usually follows when a paper is handed in: looked at, and given back or kept as its line says. */
export const handedIn = ({ id, after }: MaterialLine, got: MaterialState['got']): MaterialState =>
  got === '' ? untouchedMaterial(id) : { line: id, got, checked: 'seen', after: got === 'copy' ? 'kept' : after };
