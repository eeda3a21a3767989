import { describe, expect, test } from 'vitest';
import { settleCase } from '#rules';
import { toDay } from '#shared/day.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { readForm } from '#shared/domain/read-form.ts';
import { yuanToFen } from '#shared/fen.ts';
import type { AidVisit } from '#shared/settlement/case-file.ts';
import type { CaseResult } from '#shared/settlement/result-file.ts';
import { assessForm } from '../../../electron/service/assess/assess-form.ts';
import { questionsOf } from '../../../electron/service/assess/policy/form-questions.ts';
import { PACK_FOLDERS } from '../../rules/support/benxi.ts';
import { packOf } from '../../rules/support/packs.ts';
import { formOfCase, withEveryFund } from '../support/forms/form-of-case.ts';
import { packExamples, type PackExample } from '../support/pack-examples.ts';

/** The day on which everything is typed: after every example. */
const TODAY = toDay('2026-11-01');

/** What the window shows of a form, as far as the command line says the same. */
function shown(packId: string, { aidCase, local, closeYear }: PackExample) {
  const pack = packOf(packId);
  const asked = questionsOf(pack);
  const form = withEveryFund(formOfCase(aidCase, closeYear), asked.openingFunds);
  const { settlement, toGet } = assessForm({
    applicationId: aidCase.id,
    form,
    facts: readForm(form, TODAY, asked),
    pack,
    local: Object.entries(local).map(([key, value]) => ({
      key,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      source: '县级文件',
      setAt: '',
      setBy: '',
    })),
    earlier: [],
    settled: [],
    ledger: [],
    accepted: [],
    claims: [],
    exemptions: [],
    died: null,
    countyRaised: [],
    cuts: [],
    today: TODAY,
  });
  if (settlement === null) throw new Error('Nothing to settle');
  return { settlement, toGet };
}

const paidOf = (aid: Readonly<Record<string, string>>): readonly (readonly [string, number])[] =>
  Object.entries(aid)
    .map(([fund, amount]) => [fund, yuanToFen(amount)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** The command line's result in the words of the window. */
const figures = (result: CaseResult) => ({
  status: result.status,
  treatedAs: result.treatedAs,
  payable: yuanToFen(result.payable),
  deferred: yuanToFen(result.deferred),
  totalAid: yuanToFen(result.total.aidTotal),
  provisional: result.provisional,
  missing: result.missing,
  visits: result.visits.map((visit) => ({
    status: visit.status,
    reasons: visit.reasons,
    basic: yuanToFen(visit.layers.basic),
    seriousIllness: yuanToFen(visit.layers.seriousIllness),
    supplement: yuanToFen(visit.layers.supplement),
    burden: yuanToFen(visit.burden),
    aid: paidOf(visit.aid),
    residual: yuanToFen(visit.residual),
  })),
});

/** Whether the page offers to work a visit out as the example wants, and has a field for every figure it gives. */
function isOffered({ layers, kind, amounts }: AidVisit, { computed, computedBasic }: FormQuestions): boolean {
  if (layers === 'given') return true;
  return computed.includes(kind) && (kind !== computedBasic || amounts.basic === '0.00');
}

/**
 * The examples a form can say. What was paid before for visits of the file stands in the ledger, not in the form; and of
 * a person without any identity the window does not say “no aid”, it asks for the identity.
 */
const typable = (examples: readonly PackExample[], asked: FormQuestions): readonly PackExample[] =>
  examples.filter(
    ({ aidCase: { aidPaid = [], visits, person } }) =>
      aidPaid.length === 0 &&
      visits.length > 0 &&
      visits.every((visit) => isOffered(visit, asked)) &&
      person.identities.length > 0,
  );

describe.each(PACK_FOLDERS.map(({ id }) => id))('%s', (packId) => {
  const asked = questionsOf(packOf(packId));
  const examples = typable(packExamples(packId), asked);

  test('has examples of every question its form asks', () => {
    const has = (found: (example: PackExample) => boolean): boolean => examples.some(found);
    expect(examples.length).toBeGreaterThan(40);
    if (asked.hukou) expect(has(({ aidCase }) => aidCase.person.hukou !== undefined)).toBe(true);
    if (asked.enrolment) expect(has(({ aidCase }) => aidCase.person.enrolment !== undefined)).toBe(true);
    if (asked.computed.length > 0) {
      expect(has(({ aidCase }) => aidCase.visits.some(({ layers }) => layers === 'compute'))).toBe(true);
    }
    if (asked.openingX)
      expect(has(({ aidCase }) => aidCase.opening?.some(({ x }) => x !== undefined) === true)).toBe(true);
    if (asked.yearEndUpTo !== null) expect(has(({ closeYear }) => closeYear)).toBe(true);
  });

  test.each(examples.map((example) => [example.name, example] as const))(
    'typed into the form, “%s” comes to what the command line gives, to the fen',
    (_, example) => {
      const { aidCase, local, closeYear } = example;
      const expected = figures(settleCase(packOf(packId), aidCase, { local, closeYear }));
      const { settlement } = shown(packId, example);
      expect({
        status: settlement.status,
        treatedAs: settlement.treatedAs?.id ?? null,
        payable: settlement.payable,
        deferred: settlement.deferred,
        totalAid: settlement.totalAid,
        provisional: settlement.provisional,
        missing: settlement.missing.map(({ name }) => name),
        visits: settlement.visits.map((visit) => ({
          status: visit.status,
          reasons: visit.reasons.map(({ code }) => code),
          basic: visit.basicInsurance,
          seriousIllness: visit.seriousIllness,
          supplement: visit.supplement,
          burden: visit.burden,
          aid: visit.aid.map(({ fund, amount }) => [fund, amount]).sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)),
          residual: visit.residual,
        })),
      }).toEqual(expected);
    },
  );
});
