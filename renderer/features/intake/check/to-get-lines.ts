import type { SettlementView, ToGetItem } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { type WayOut, wayOut } from './way-out.ts';

/** One line of the list. `row`: the bill it is about, from 1; null: the person or the policy. */
export type ToGetLine = {
  readonly id: string;
  readonly row: number | null;
  readonly what: string;
  readonly why: string;
  readonly wayOut: WayOut;
};

/** Up to this many items each has its line with its reason; above, each bill has one line. */
const SPREAD = 10;

const keyOf = ({ path }: ToGetItem): string | null =>
  path?.startsWith('visits.') === true ? (path.split('.')[1] ?? null) : null;

/** The list as it is shown. `settlement` gives the short names of what is missing. */
export function toGetLines(
  items: readonly ToGetItem[],
  form: Pick<ApplicationForm, 'visits'>,
  settlement: SettlementView | null,
): readonly ToGetLine[] {
  const rows = new Map(form.visits.map((visit, index) => [visit.key, index + 1]));
  const line = (item: ToGetItem): ToGetLine => ({
    id: `${item.path ?? ''}/${item.what}`,
    row: rows.get(keyOf(item) ?? '') ?? null,
    what: item.what,
    why: item.why,
    wayOut: wayOut(item, settlement),
  });
  if (items.length <= SPREAD) return removalsFirst(items.map(line));

  const names = new Map(settlement?.missing.map(({ name, text }) => [name, text]));
  const groups = new Map<string | null, ToGetItem[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  const lines = [...groups].flatMap(([key, group]) => {
    const [first] = group;
    const visit = form.visits.find((each) => each.key === key);
    if (first === undefined || visit === undefined || group.length === 1) return group.map(line);
    const labels = group.map((item) => names.get(item.path ?? '') ?? item.what);
    return [{ ...line(first), what: visit.hospital.trim(), why: labels.join('、') }];
  });
  return removalsFirst(lines);
}

/** A bill that no policy covers goes elsewhere: nobody should fetch papers for it first. */
const removalsFirst = (lines: readonly ToGetLine[]): readonly ToGetLine[] =>
  lines.toSorted((a, b) => Number(b.wayOut.to === 'removal') - Number(a.wayOut.to === 'removal'));
