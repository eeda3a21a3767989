import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { type Fen, NO_FEN, sumFen, yuanToFen } from '#shared/fen.ts';
import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import type { AidResultFile, CaseResult } from '#shared/settlement/result-file.ts';
import type { Passages } from '../articles.ts';
import type { AssessInput } from '../assess-input.ts';
import { countyRows } from '../books/county-openings.ts';
import type { ClosedYear } from '../books/closed-years.ts';
import { cutRows } from '../books/county-cut-rows.ts';
import type { Given, Posting } from '../books/given.ts';
import { capRows } from './cap-rows.ts';
import { isVisitOf } from '../case-visit.ts';
import { withExemptions } from '../exempted.ts';
import type { Gap } from '../gaps.ts';
import { missingWords } from '../missing-words.ts';
import { withCrossYear } from './cross-year.ts';
import { traceRows } from './trace-rows.ts';
import { byFund, className, visitRows } from './visit-rows.ts';

/** What the engine was given and what it gave back. */
export type Computed = {
  readonly file: AidCaseFile;
  readonly result: AidResultFile;
  /** What was given before for the years of the file, as the ledger has it. */
  readonly given: readonly Given[];
  /** What closed years had too much of; it is set off against this one. */
  readonly owed: readonly Posting[];
  /** Years that came in as counters, because the county cut something in them. */
  readonly closed: readonly ClosedYear[];
};

const paidIn = (file: AidCaseFile): Fen =>
  sumFen((file.cases[0]?.aidPaid ?? []).map(({ amount }) => yuanToFen(amount)));

/** What the county's ledger added to the years that were settled. */
const raisedIn = ({ countyRaised }: AssessInput, { years }: CaseResult): AssessInput['countyRaised'] =>
  countyRaised.filter(({ year }) => years.some((each) => each.year === year));

/** The settlement as the window shows it, in fen. With a gap it is undecided and nothing is payable. */
export function settlementRows(
  input: AssessInput,
  computed: Computed,
  gaps: readonly Gap[],
  passages: Passages,
): SettlementView {
  const { pack, applicationId } = input;
  const {
    file,
    result: { engine, cases },
  } = computed;
  const result: CaseResult | undefined = cases[0];
  const isOpen = gaps.length > 0;
  const visitKey = (id: string): string => (isVisitOf(applicationId, id) ? id.slice(applicationId.length + 1) : id);
  const treatedAs = result?.treatedAs ?? null;
  const amountOf = (text: string | undefined): Fen => (text === undefined ? NO_FEN : yuanToFen(text));
  return {
    status: isOpen || result === undefined ? 'undecided' : result.status,
    treatedAs: treatedAs === null ? null : { id: treatedAs, name: className(pack, treatedAs) ?? treatedAs },
    visits: visitRows(input, result?.visits ?? [], gaps),
    years: (result?.years ?? []).map(({ year, burden, aid, aidTotal, residual }) => ({
      year,
      burden: yuanToFen(burden),
      aid: byFund(pack, aid),
      aidTotal: yuanToFen(aidTotal),
      residual: yuanToFen(residual),
    })),
    totalAid: amountOf(result?.total.aidTotal),
    alreadyPaid: paidIn(file),
    payable: isOpen ? NO_FEN : amountOf(result?.payable),
    recover: isOpen ? NO_FEN : amountOf(result?.recover),
    deferred: amountOf(result?.deferred),
    provisional: result?.provisional ?? false,
    missing: [
      ...gaps.map(({ name, label }) => ({ name, text: label })),
      ...(result?.missing ?? []).map((name) => ({ name, text: missingWords(pack, name) })),
    ],
    alternatives: (result?.alternatives ?? []).map(({ treatedAs: id, aid }) => ({
      id,
      name: className(pack, id) ?? id,
      aid: yuanToFen(aid),
    })),
    caps:
      result === undefined
        ? []
        : capRows(pack, computed).map(({ article: _article, isOneOff: _isOneOff, ...cap }) => cap),
    // A true-up line over an undecided case would name an amount to pay; the window says it in its own words.
    trace: [
      ...(result?.trace === undefined
        ? []
        : [...countyRows(raisedIn(input, result)), ...cutRows(input, computed.closed, result.years)]),
      ...withExemptions(
        input.exemptions,
        withCrossYear(
          pack,
          passages,
          file.cases[0]?.visits ?? [],
          traceRows(result?.trace ?? [], pack, passages, visitKey).filter(
            ({ layer }) => !isOpen || layer !== 'payable',
          ),
          visitKey,
        ),
        visitKey,
      ),
    ],
    pack: { id: pack.content.id, title: pack.content.title, hash: pack.hash },
    engine,
  };
}
