import { findPackProblems, settle, type PolicyPack } from '#rules';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import type { Day } from '#shared/day.ts';
import { checkReadCaseFile } from '#shared/settlement/parse-case-file.ts';
import { problemLine } from '#shared/settlement/problem.ts';
import type { OpenedRecord } from '../intake/read-records.ts';
import { type Difference, inOrder, stepDifferences } from '#shared/settlement/compare/difference.ts';
import { pairSteps, sameStepBetween } from '#shared/settlement/compare/pair-steps.ts';
import { findDifferences } from './differences.ts';

/** What the county finds when it settles a record itself. Anything but `same` stops the payment. */
export type Recheck =
  | { readonly verdict: 'same' }
  | { readonly verdict: 'differs'; readonly differences: readonly Difference[] }
  | { readonly verdict: 'refused'; readonly problems: readonly string[] }
  | { readonly verdict: 'no_pack' };

/** An opened record with what the county found when it settled it itself. */
export type RecheckedRecord = Pick<OpenedRecord, 'hash' | 'record'> & { readonly recheck: Recheck };

type Result = Pick<BatchRecord['result'], 'engine' | 'cases'>;
type Cases = Result['cases'];

const same = (cases: Cases): unknown => cases;

/** Of each step of the trace what it is about and what it comes to: another engine may put it in other words. */
const figuresOf = (cases: Cases): unknown =>
  cases.map(({ trace, ...figures }) => ({
    ...figures,
    trace: trace?.map(({ visit, layer, step, result }) => ({ visit, layer, step, result })),
  }));

/**
 * Re-runs the same pack on the same input and compares the whole result, step by step; of a record of
 * another engine the amounts of every step, not its words. `sealedOn` is the day the batch
 * was sealed; the check of the input measures far-away dates from it. The form of the input was checked with the record.
 */
export function recheckRecord(record: BatchRecord, packs: ReadonlyMap<string, PolicyPack>, sealedOn: Day): Recheck {
  const pack = packs.get(record.result.packHash);
  if (pack === undefined) return { verdict: 'no_pack' };
  const checked = checkReadCaseFile(record.input, sealedOn);
  const problems = checked.ok ? findPackProblems(pack, checked.value) : checked.problems;
  if (!checked.ok || problems.length > 0) return { verdict: 'refused', problems: problems.map(problemLine) };
  const declared = record.result;
  const again = settle(pack, checked.value, { trace: true });
  const compared = declared.engine === again.engine ? same : figuresOf;
  const values = findDifferences(compared(declared.cases), compared(again.cases));
  if (values.length === 0) return { verdict: 'same' };
  const steps = differingSteps(declared, again);
  return {
    verdict: 'differs',
    differences: inOrder(steps, steps.length === 0 ? values : values.filter(isOutsideTrace)),
  };
}

/** Step beside step, so that a step too many does not make all that follow it differ. */
function differingSteps(declared: Result, again: Result): readonly Difference[] {
  const isSame = sameStepBetween(declared.engine, again.engine);
  return declared.cases.flatMap(({ id, trace }, index) =>
    stepDifferences(id, pairSteps(trace ?? [], again.cases[index]?.trace ?? [], isSame)),
  );
}

const isOutsideTrace = ({ path }: Difference): boolean => !/ › trace(?: › |$)/u.test(path);
