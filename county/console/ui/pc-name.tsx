import { townshipLabel } from '../api/township-label.ts';
import { useTownshipNames } from '../client/use-township-names.ts';

const CODE_DIGITS = 9;

/** A PC with the name of its township before it, as far as it has one. */
export function PcName({ pc }: { readonly pc: string }) {
  const names = useTownshipNames();
  return townshipLabel(pc, names.get(pc.slice(0, CODE_DIGITS)));
}
