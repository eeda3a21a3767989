import { settlementView } from '#shared/contract/case/assessment.ts';
import type { CountyComparison } from '#shared/contract/sync.ts';
import { formatYuanGrouped, yuanToFen } from '#shared/fen.ts';
import { assertNever } from '#shared/result.ts';
import { compareSteps } from '#shared/settlement/compare/compared-step.ts';
import {
  type Difference,
  isOfWhole,
  type ReadDifference,
  readDifference,
  tracesFrom,
} from '#shared/settlement/compare/difference.ts';
import { layerName, statusWords, stepTitle, sumWords } from '#shared/settlement/compare/step-words.ts';
import { resultFileSchema } from '#shared/settlement/result-file.ts';
import type { SettlementRecord } from '../../store/records.ts';
import type { CountyCaseRecord } from '../../store/records/county-record.ts';
import type { Store } from '../../store/store.ts';
import { isVisitOf } from '../assess/case-visit.ts';

type Asked = { readonly settlements: Pick<Store['settlements'], 'everyOf'> };
type Said = Pick<CountyCaseRecord, 'applicationId' | 'applicationRevision' | 'differences'>;

/**
 * Where the county's settlement of a revision is not this PC's: the sums, and both traces step beside step. Null: it said nothing of
 * the kind.
 */
export function compareWithCounty(store: Asked, said: Said): CountyComparison | null {
  if (said.differences.length === 0) return null;
  const settlement = settlementOf(store, said);
  if (settlement === null) return { sums: sumsOf(said.differences, NAMELESS), steps: [] };
  const view = settlementView.parse(JSON.parse(settlement.view));
  const [own] = resultFileSchema.parse(JSON.parse(settlement.result)).cases;
  const funds = new Map(view.trace.map((row) => [row.layer, row.layerName]));
  const fundName = (layer: string): string | undefined => funds.get(layer);
  const billName = (visit: string): string => {
    const key = isVisitOf(said.applicationId, visit) ? visit.slice(said.applicationId.length + 1) : visit;
    const bill = view.visits.find((each) => each.visit === key);
    return bill === undefined ? '另一张票据' : `${bill.hospital}，${bill.from} 至 ${bill.to}`;
  };
  const pairs = tracesFrom(own?.trace ?? [], said.differences);
  const hasSteps = pairs.some(({ differs }) => differs);
  return {
    // The steps end in the sums of bills and years; only what stands beside them is said again.
    sums: sumsOf(hasSteps ? said.differences.filter(isOfWhole) : said.differences, { billName, fundName }),
    steps: hasSteps ? compareSteps(pairs, billName, fundName) : [],
  };
}

/** Without a settlement nothing is known of bills and funds. */
const NAMELESS: Naming = { billName: () => '', fundName: () => undefined };

/** The settlement that was sealed: the last one up to the revision. */
const settlementOf = (store: Asked, { applicationId, applicationRevision }: Said): SettlementRecord | null =>
  store.settlements.everyOf(applicationId).findLast((each) => each.applicationRevision <= applicationRevision) ?? null;

type Naming = {
  readonly billName: (visit: string) => string;
  readonly fundName: (layer: string) => string | undefined;
};

/** What differs beside the steps, in words: a place that has none says nothing to a reader. */
const sumsOf = (differences: readonly Difference[], naming: Naming): CountyComparison['sums'] =>
  differences.flatMap((difference) => {
    const place = placeOf(readDifference(difference), naming);
    if (place === null) return [];
    const { name, isStatus } = place;
    const said = (value: string | null): string =>
      value === null ? '没有' : isStatus ? statusWords(value) : grouped(value);
    return [{ name, declared: said(difference.declared), again: said(difference.again) }];
  });

const AMOUNT = /^-?\d{1,12}\.\d{2}$/u;
const grouped = (value: string): string => (AMOUNT.test(value) ? formatYuanGrouped(yuanToFen(value)) : value);

/** Values of a step that a reader can read: what it was given stands in its formula. */
const READ_VALUES = ['result', 'formula', 'text'];

/** What a place is called; null: it has no words, or stands among the steps. */
function placeOf(read: ReadDifference, naming: Naming): { readonly name: string; readonly isStatus: boolean } | null {
  switch (read.kind) {
    case 'step':
      return null;
    case 'value': {
      if (!READ_VALUES.includes(read.field)) return null;
      const { visit, layer } = read.step;
      const name = `${layerName(layer, naming.fundName(layer))}${stepTitle(read.step)}`;
      return { name: ofBill(visit, name, naming), isStatus: false };
    }
    case 'sum': {
      // `visits › id › aidTotal`, `years › 0 › burden`, `payable`.
      const [list, member = null] = read.names;
      const last = read.names.at(-1) ?? '';
      const words = sumWords(last);
      if (words === '') return null;
      const name = list === 'visits' ? ofBill(member, words, naming) : list === 'years' ? `年度${words}` : words;
      return { name, isStatus: last === 'status' };
    }
    default:
      return assertNever(read);
  }
}

/** Of which bill it is, where that is known. */
function ofBill(visit: string | null, name: string, { billName }: Naming): string {
  const bill = visit === null ? '' : billName(visit);
  return bill === '' ? name : `${bill}：${name}`;
}
