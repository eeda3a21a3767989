import type { PolicyPack } from '#rules';
import type { Opening } from '#shared/domain/asked/read-opening.ts';
import { type AidCase, type AidIdentity, caseFileSchema } from '#shared/settlement/case-file.ts';
import { type CaseResult, resultFileSchema } from '#shared/settlement/result-file.ts';
import type { ConfirmedSettlement } from '../../../store/records.ts';
import { isVisitOf } from '../case-visit.ts';

/** What another application of the person was confirmed with: what it declared, and what each visit was given. */
export type SettledCase = {
  readonly applicationId: string;
  readonly number: string;
  readonly aidCase: AidCase;
  readonly result: CaseResult;
  /** What its form declares of aid given elsewhere; absent: what it was settled with. */
  readonly declared?: readonly Opening[];
};

/** Reads a frozen settlement. Throws when it is none, which is a bug: nothing else is ever frozen. */
export function settledCase(
  record: Pick<ConfirmedSettlement, 'id' | 'applicationId' | 'applicationNumber' | 'inputs' | 'result'>,
): SettledCase {
  const [aidCase] = caseFileSchema.parse(JSON.parse(record.inputs)).cases;
  const [result] = resultFileSchema.parse(JSON.parse(record.result)).cases;
  if (aidCase === undefined || result === undefined) throw new Error(`A settlement of no case: ${record.id}`);
  return { applicationId: record.applicationId, number: record.applicationNumber, aidCase, result };
}

/** Months that a one-off class looks back, by class. */
export const oneOffMonths = ({ content }: PolicyPack): ReadonlyMap<string, number> =>
  new Map(content.classes.flatMap(({ id, oneOff }) => (oneOff === undefined ? [] : [[id, oneOff.months.value]])));

/** Whether somebody holds an identity of a class that is aided once. */
export function holdsOneOff(pack: PolicyPack, identities: readonly Pick<AidIdentity, 'category'>[]): boolean {
  const oneOff = oneOffMonths(pack);
  const held = new Set(identities.map(({ category }) => category));
  return pack.content.classes.some(
    ({ id, members }) => oneOff.has(id) && members.some(({ value }) => value.some((category) => held.has(category))),
  );
}

/**
 * The application's own visits that it was given one-off aid for. Their period is closed: it is computed once, with the
 * application date it was asked for on, and enters no calendar year (五(九)).
 */
export const closedVisits = (pack: PolicyPack, { applicationId, result }: SettledCase): CaseResult['visits'] => {
  const oneOff = oneOffMonths(pack);
  return result.visits.filter(
    ({ id, status, treatedAs }) =>
      status === 'eligible' && treatedAs !== null && oneOff.has(treatedAs) && isVisitOf(applicationId, id),
  );
};
