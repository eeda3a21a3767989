import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toDay } from '#shared/day.ts';
import { fen } from '#shared/fen.ts';
import { readForm } from '#shared/domain/read-form.ts';
import type { Standing } from '../../../county/decide/standing.ts';
import { ledgerEntries } from '../../../electron/service/application/ledger-entries.ts';
import { cutOf, entriesOf } from '../../../electron/service/assess/books/county-cut.ts';
import type { CountyCut } from '../../../electron/service/assess/books/county-decision.ts';
import type { SettledCase } from '../../../electron/service/assess/books/settled-case.ts';
import type { LedgerRecord, VisitRecord } from '../../../electron/store/records.ts';
import { BENXI } from '../../rules/support/benxi.ts';
import { BENXI_ASKED } from '../../support/benxi-asked.ts';
import { assess } from '../assess/support/assess.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { decided, recordOf, standingsAfter } from './support/pure-county.ts';

const TODAY = toDay('2024-10-20');
/** What the policy gives at most of its first fund in a year, fen. */
const MOST_BASIC = 2_000_000;

const stay = fc.record({ year: fc.constantFrom(2023, 2024), yuan: fc.integer({ min: 100, max: 30_000 }) });
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('case' as const), stays: fc.array(stay, { minLength: 1, maxLength: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('cut' as const), of: fc.nat(4), percent: fc.integer({ min: 1, max: 100 }) }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('back' as const), of: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('hear' as const) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

type Case = {
  readonly id: string;
  readonly visits: readonly VisitRecord[];
  readonly settled: SettledCase;
  readonly entries: readonly LedgerRecord[];
  readonly payable: number;
};
/** The county's word on a case: what it granted, and whether it gave the case back. */
type Word = { readonly granted: number; readonly isBack: boolean };

/** One PC and its county, without files and lines: what is settled is taken at once, what is decided is heard later. */
function world() {
  const cases: Case[] = [];
  const said = new Map<string, Word>();
  const heard = new Map<string, Word>();
  let standings: readonly Standing[] = [];
  let bills = 0;
  let isRaised = false;

  const isCounted = (one: Case): boolean => heard.get(one.id)?.isBack !== true;
  const cuts = (words: ReadonlyMap<string, Word>): readonly CountyCut[] =>
    cases.flatMap(({ id, payable }) => {
      const word = words.get(id);
      return word === undefined || word.isBack || word.granted === payable
        ? []
        : [{ applicationId: id, number: id, day: TODAY, by: '', asked: fen(payable), granted: fen(word.granted) }];
    });

  function settleCase(stays: readonly { readonly year: number; readonly yuan: number }[]): void {
    const id = `a${cases.length}`;
    const month = String(cases.length + 1).padStart(2, '0');
    const form = typedForm(
      stays.map(({ year, yuan }, at) => {
        bills += 1;
        return plainStay(`${year}-${month}-0${at * 3 + 1}`, `${year}-${month}-0${at * 3 + 2}`, `${yuan}.00`, bills);
      }),
    );
    const facts = readForm(form, TODAY, BENXI_ASKED);
    const counted = cases.filter(isCounted);
    const ledger = counted.flatMap(({ entries }) => entries);
    const { computed } = assess(form, {
      applicationId: id,
      facts,
      today: TODAY,
      earlier: counted.flatMap(({ visits }) => visits),
      settled: counted.map(({ settled }) => settled),
      ledger,
      cuts: cuts(heard),
    });
    const [aidCase, result] = [computed?.file.cases[0], computed?.result.cases[0]];
    if (computed === null || aidCase === undefined || result === undefined) throw new Error('Nothing was settled');
    const entries = ledgerEntries(BENXI, computed, ledger);
    if (!entries.ok) throw new Error(entries.error.code);
    const record = recordOf(id, 1, computed);
    const of = { applicationId: id, applicationNumber: id, personId: 'p' };
    cases.push({
      id,
      // The stays of the test are typed in full.
      visits: facts.visits.map((visit) => ({ ...visit, ...of, id: `${id}/${visit.key}` }) as VisitRecord),
      settled: { applicationId: id, number: id, aidCase, result, declared: [] },
      entries: entries.value
        .filter(({ kind }) => kind === 'settlement')
        .map((entry, at) => ({ ...entry, ...of, id: `${id}/${at}`, reverses: null, at: '', who: '' })),
      payable: record.payableFen,
    });
    standings = standingsAfter(standings, record);
  }

  function say(of: number, word: (payable: number) => Word): void {
    const one = cases[of];
    if (one === undefined || said.get(one.id)?.isBack === true) return;
    const next = word(one.payable);
    if (next.granted > (said.get(one.id)?.granted ?? one.payable)) isRaised = true;
    said.set(one.id, next);
    standings = decided(standings, one.id, one.payable - next.granted, next.isBack);
  }

  function hear(): void {
    for (const [id, word] of said) heard.set(id, word);
  }

  return {
    cases,
    act: (done: Deed): void => {
      switch (done.is) {
        case 'case':
          return settleCase(done.stays);
        case 'cut':
          return say(done.of, (payable) => ({
            granted: Math.ceil((payable * done.percent) / 100),
            isBack: false,
          }));
        case 'back':
          return say(done.of, () => ({ granted: 0, isBack: true }));
        case 'hear':
          return hear();
      }
    },
    hear,
    giveAllBack: (): void => {
      for (const at of cases.keys()) say(at, () => ({ granted: 0, isBack: true }));
      hear();
    },
    isRaised: () => isRaised,
    /** What the window's ledger comes to, with the entries that the county's word makes. */
    here: () =>
      sums([
        ...cases.filter(isCounted).flatMap(({ entries }) => entries),
        ...cuts(heard).flatMap((cut) =>
          cutOf(
            cut,
            entriesOf(
              cases.flatMap(({ entries }) => entries),
              cut.applicationId,
            ),
          ).map((each) => ({
            ...each,
            amount: -each.amount,
          })),
        ),
      ]),
    there: () =>
      sums(
        standings.flatMap(({ isLive, uses }) =>
          isLive ? uses.map(({ year, fund, fen: amount }) => ({ year, fund, amount })) : [],
        ),
      ),
  };
}

function sums(postings: readonly { readonly year: number; readonly fund: string; readonly amount: number }[]) {
  const all: Record<string, number> = {};
  for (const { year, fund, amount } of postings) all[`${year}/${fund}`] = (all[`${year}/${fund}`] ?? 0) + amount;
  return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0));
}

test('whatever is settled, cut, raised and given back, heard late or soon, both ledgers are equal to the fen, and what is cut is never paid twice', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 2, maxLength: 9 }), (deeds) => {
      const both = world();
      for (const each of deeds) both.act(each);
      both.hear();
      const [here, there] = [both.here(), both.there()];
      expect(there).toEqual(here);
      // Raised again after others had what was free: that is the approver's word.
      if (!both.isRaised())
        for (const year of [2023, 2024]) expect(there[`${year}/basic`] ?? 0).toBeLessThanOrEqual(MOST_BASIC);
    }),
    { numRuns: 300, seed: 20_261_122 },
  );
});

test('with everything given back the next case gets what the first one would', () => {
  const stays = [{ year: 2023 as const, yuan: 30_000 }];
  const fresh = world();
  fresh.act({ is: 'case', stays });
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 7 }), (deeds) => {
      const both = world();
      for (const each of deeds) both.act(each);
      both.giveAllBack();
      expect([both.here(), both.there()]).toEqual([{}, {}]);
      both.act({ is: 'case', stays });
      expect([both.here(), both.there()]).toEqual([fresh.here(), fresh.there()]);
    }),
    { numRuns: 100, seed: 20_261_122 },
  );
});
