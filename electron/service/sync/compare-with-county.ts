import { settlementView } from '#shared/contract/case/assessment.ts';
import type { CountyComparison } from '#shared/contract/sync.ts';
import { compareSteps } from '#shared/settlement/compare/compared-step.ts';
import { type Difference, readDifference, tracesFrom } from '#shared/settlement/compare/difference.ts';
import { layerName, stepTitle, sumWords } from '#shared/settlement/compare/step-words.ts';
import { resultFileSchema } from '#shared/settlement/result-file.ts';
import type { SettlementRecord } from '../../store/records.ts';
import type { CountyCaseRecord } from '../../store/records/county-record.ts';
import type { Store } from '../../store/store.ts';
import { isVisitOf } from '../assess/case-visit.ts';

type Said = Pick<CountyCaseRecord, 'applicationId' | 'applicationRevision' | 'differences'>;

/**
 * Where the county's settlement of a revision is not this PC's: the sums, and both traces step beside step. Null: it said nothing of
 * the kind.
 */
export function compareWithCounty(store: Store, said: Said): CountyComparison | null {
  if (said.differences.length === 0) return null;
  const settlement = settlementOf(store, said);
  if (settlement === null) return { sums: sumsOf(said.differences, () => ''), steps: [] };
  const view = settlementView.parse(JSON.parse(settlement.view));
  const [own] = resultFileSchema.parse(JSON.parse(settlement.result)).cases;
  const funds = new Map(view.trace.map((row) => [row.layer, row.layerName]));
  const billName = (visit: string): string => {
    const key = isVisitOf(said.applicationId, visit) ? visit.slice(said.applicationId.length + 1) : visit;
    const bill = view.visits.find((each) => each.visit === key);
    return bill === undefined ? '另一张票据' : `${bill.hospital}，${bill.from} 至 ${bill.to}`;
  };
  const pairs = tracesFrom(own?.trace ?? [], said.differences);
  const hasSteps = pairs.some(({ differs }) => differs);
  return {
    // The steps end in the sums of bills and years; only what stands beside them is said again.
    sums: sumsOf(hasSteps ? said.differences.filter(isOfWhole) : said.differences, billName),
    steps: hasSteps ? compareSteps(pairs, billName, (layer) => funds.get(layer)) : [],
  };
}

/** `payable`, `recover`, `deferred`: figures of the whole case. */
function isOfWhole(difference: Difference): boolean {
  const read = readDifference(difference);
  return read.kind === 'sum' && read.names.length === 1;
}

/** The settlement that was sealed: the last one up to the revision. */
const settlementOf = (store: Store, { applicationId, applicationRevision }: Said): SettlementRecord | null =>
  store.settlements.everyOf(applicationId).findLast((each) => each.applicationRevision <= applicationRevision) ?? null;

/** Places of a trace whose text says nothing to a reader: what a step was given stands in its formula. */
const READ_VALUES = ['result', 'formula', 'text'];

function sumsOf(differences: readonly Difference[], billName: (visit: string) => string): CountyComparison['sums'] {
  const rows = differences.flatMap((difference) => {
    const read = readDifference(difference);
    if (read.kind === 'step' || (read.kind === 'value' && !READ_VALUES.includes(read.field))) return [];
    const name = read.kind === 'value' ? valueName(read.step, billName) : placeName(read.names, billName);
    return [{ name, declared: difference.declared ?? '没有', again: difference.again ?? '没有' }];
  });
  // A sum that has no name of its own is told by one line, whatever became of its parts.
  return rows.filter(({ name }, at) => name !== OTHER || rows.findIndex((row) => row.name === OTHER) === at);
}

const OTHER = '测算结果的其他内容';

const valueName = (
  step: { readonly visit: string | null; readonly layer: string; readonly step: string },
  billName: (visit: string) => string,
): string => {
  const bill = step.visit === null ? '' : `${billName(step.visit)}：`;
  return `${bill}${layerName(step.layer, undefined)}${stepTitle(step)}`;
};

/** `visits › id › aidTotal`, `years › 0 › burden`, `payable`. */
function placeName(names: readonly string[], billName: (visit: string) => string): string {
  const words = sumWords(names.at(-1) ?? '');
  const [list, member] = names;
  if (words === '') return OTHER;
  if (list === 'visits' && member !== undefined) return `${billName(member)}：${words}`;
  if (list === 'years') return `年度${words}`;
  return words;
}
