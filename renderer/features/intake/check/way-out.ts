import type { SettlementView, ToGetItem } from '#shared/contract/case/assessment.ts';

/** Where what is missing can be given: a field, the county's values, or nowhere here, so that the bill goes elsewhere. */
export type WayOut =
  | { readonly to: 'field'; readonly path: string }
  | { readonly to: 'policy' }
  | { readonly to: 'removal'; readonly visits: readonly string[] }
  | { readonly to: 'nowhere' };

/** Bills of this application whose day no installed policy covers; `day` as the missing policy names it. */
const outOfRange = ({ visits }: SettlementView, day: string | undefined): readonly string[] =>
  visits
    .filter(({ isCurrent, to, reasons }) => {
      const isOutside = reasons.some(({ code }) => code === 'outside_pack_range');
      return isCurrent && isOutside && (day === undefined || to === day);
    })
    .map(({ visit }) => visit);

/** The way out of one item. What has no field is told apart by its name in the settlement (`local.…`, `pack.…@day`). */
export function wayOut({ path, what }: ToGetItem, settlement: SettlementView | null): WayOut {
  if (path !== null) return { to: 'field', path };
  const named = settlement?.missing.find(
    ({ name, text }) => /^(?:local|pack)\./.test(name) && what.startsWith(text),
  )?.name;
  if (settlement === null || named === undefined) return { to: 'nowhere' };
  if (named.startsWith('local.')) return { to: 'policy' };
  const visits = outOfRange(settlement, named.split('@')[1]);
  return visits.length === 0 ? { to: 'nowhere' } : { to: 'removal', visits };
}
