import type { ListOrder } from '#shared/contract/case/application.ts';
import { assertNever } from '#shared/result.ts';
import { dueKey, type Limits } from './time-limit.ts';
import type { SearchRow } from '../../store/records.ts';

const collator = new Intl.Collator('zh-CN', { numeric: true });

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byAmount = (a: number | null | undefined, b: number | null | undefined): number => (a ?? -1) - (b ?? -1);

function compareBy(by: Exclude<ListOrder['by'], 'due'>, a: SearchRow, b: SearchRow): number {
  switch (by) {
    case 'updated':
      // Instants of one length and one offset: they sort as text.
      return byText(a.at, b.at);
    case 'number':
      return collator.compare(a.number ?? '', b.number ?? '');
    case 'name':
      return collator.compare(a.name.trim(), b.name.trim());
    case 'village':
      return collator.compare(a.village.trim(), b.village.trim());
    case 'visits':
      return byAmount(a.listed?.visitCount, b.listed?.visitCount);
    case 'total':
      return byAmount(a.listed?.totalCost, b.listed?.totalCost);
    case 'payable':
      return byAmount(a.listed?.payable, b.listed?.payable);
    default:
      return assertNever(by);
  }
}

/** The order of a column; equal ones by the last change, then by id, so that no two are equal. */
export function compareListed(by: ListOrder['by'], limits: Limits): (a: SearchRow, b: SearchRow) => number {
  if (by === 'due') return compareDue(limits);
  return (a, b) => compareBy(by, a, b) || byText(a.at, b.at) || byText(a.id, b.id);
}

/** What is due first, then what waits for papers, then drafts, then what left the window; the newest of each first. */
function compareDue(limits: Limits): (a: SearchRow, b: SearchRow) => number {
  const keys = new WeakMap<SearchRow, string>();
  const keyOf = (row: SearchRow): string => {
    const known = keys.get(row);
    if (known !== undefined) return known;
    const key = dueKey(row, limits);
    keys.set(row, key);
    return key;
  };
  return (a, b) => byText(keyOf(a), keyOf(b)) || byText(b.at, a.at) || byText(b.id, a.id);
}
