import { settlementView } from '#shared/contract/case/assessment.ts';
import type { CountyComparison } from '#shared/contract/sync.ts';
import { compareSteps } from '#shared/settlement/compare/compared-step.ts';
import { comparedValues, type Naming } from '#shared/settlement/compare/compared-value.ts';
import { type Difference, isOfWhole, tracesFrom } from '#shared/settlement/compare/difference.ts';
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
  if (settlement === null) return comparison(said.differences, NAMELESS, []);
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
  // The steps end in the sums of bills and years; only what stands beside them is said again.
  const beside = hasSteps ? said.differences.filter(isOfWhole) : said.differences;
  return comparison(beside, { billName, fundName }, hasSteps ? compareSteps(pairs, billName, fundName) : []);
}

function comparison(beside: readonly Difference[], naming: Naming, steps: CountyComparison['steps']): CountyComparison {
  const { inputs, sums } = comparedValues(beside, naming);
  return { inputs: [...inputs], sums: [...sums], steps };
}

/** Without a settlement nothing is known of bills and funds. */
const NAMELESS: Naming = { billName: () => '', fundName: () => undefined };

/** The settlement that was sealed: the last one up to the revision. */
const settlementOf = (store: Asked, { applicationId, applicationRevision }: Said): SettlementRecord | null =>
  store.settlements.everyOf(applicationId).findLast((each) => each.applicationRevision <= applicationRevision) ?? null;
