import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { compilePack, describeLocal, settleCase } from '#rules';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { yuanToFen } from '#shared/fen.ts';
import { typeLocalValue } from '#shared/policy/type-local-value.ts';
import type { AidCase, AidVisit } from '#shared/settlement/case-file.ts';
import { questionsOf } from '../../../electron/service/assess/policy/form-questions.ts';
import { PACKS_UNDER_TEST, type PackUnderTest } from '../../rules/support/packs.ts';
import { STATION } from '../../support/invented-case.ts';
import { confirmed } from '../support/desk.ts';
import { formOfCase, withEveryFund } from '../support/forms/form-of-case.ts';
import { openWindow, testClock, testFolder, type Window } from '../support/window.ts';

const opened: { readonly window: Window; readonly remove: () => void }[] = [];
afterEach(async () => {
  for (const { window, remove } of opened.splice(0)) {
    await window.close();
    remove();
  }
});

/** A window that works under a pack, with everything set that the pack leaves to the county. */
async function windowUnder({ pack, year, local }: PackUnderTest): Promise<Window> {
  const { content } = pack;
  const folder = testFolder();
  writeFileSync(join(folder.packsDir, `${content.id}.json`), compilePack(pack));
  const window = openWindow(folder.dataDir, folder.packsDir, testClock(`${year}-12-20T09:00:00+08:00`));
  opened.push({ window, remove: folder.remove });
  const { townshipName, townshipCode, pcLetter, userName, password } = STATION;
  const station = { townshipName, townshipCode, pcLetter, userName, password, countyKey: '' };
  await window.ask('setup/create', { ...station, pack: content.id });
  for (const { key, shape } of describeLocal(content)) {
    const value = local[key];
    if (value === undefined) continue;
    // The values of the list are what a case file holds.
    const typed = typeLocalValue(shape, value as Parameters<typeof typeLocalValue>[1]);
    await window.ask('policy/setLocalParameter', { key, from: `${year}-01-01`, value: typed, source: '县级文件一号' });
  }
  return window;
}

const stay = (id: string, day: string, inScope: string, basic: string, layers: AidVisit['layers']): AidVisit => ({
  id,
  kind: 'inpatient',
  from: day,
  to: day,
  hospital: { level: 2, designated: true, area: 'local' },
  layers,
  amounts: {
    total: inScope,
    ownExpense: '0.00',
    overLimit: '0.00',
    firstPay: '0.00',
    inScope,
    basic,
    seriousIllness: '0.00',
    supplement: '0.00',
    other: '0.00',
  },
});

/** Two stays of one year; what insurance paid is worked out where the policy says how. */
function caseOf({ pack, year, hukou }: PackUnderTest): AidCase {
  const layers = questionsOf(pack).computed.includes('inpatient') ? 'compute' : 'given';
  const category = pack.content.classes.some(({ id }) => id === 'low_income') ? 'low_income' : 'dibao';
  return {
    id: 'c',
    person: {
      insurance: 'resident',
      hukou,
      identities: [{ category, from: `${year}-01-01`, to: null }],
      enrolment: { paidOn: `${year - 1}-10-08`, forYear: year, bornOn: '1958-04-02', employeeEndedOn: null },
    },
    applicationDate: `${year}-12-01`,
    visits: [
      stay('v1', `${year}-03-04`, '18000.00', '6500.01', layers),
      stay('v2', `${year}-07-15`, '31000.00', '10000.00', layers),
    ],
  };
}

const onlyVisit = (form: ApplicationForm, index: number): ApplicationForm => ({
  ...form,
  visits: form.visits.filter((_, at) => at === index),
});

describe.each(PACKS_UNDER_TEST.map((item) => [item.pack.content.id, item] as const))('under %s', (_, item) => {
  test('two applications of one year come to what the command line gives for both, and the file keeps what was asked', async () => {
    const { pack, local } = item;
    const window = await windowUnder(item);
    const aidCase = caseOf(item);
    const form = withEveryFund(formOfCase(aidCase), questionsOf(pack).openingFunds);
    const [first, second] = aidCase.visits;
    if (first === undefined || second === undefined) throw new Error('The case has two stays');

    const alone = settleCase(pack, { ...aidCase, visits: [first] }, { local });
    const one = await confirmed(window, onlyVisit(form, 0));
    expect(one.settlement).toMatchObject({ status: 'settled', payable: yuanToFen(alone.payable) });

    const both = settleCase(pack, aidCase, { local });
    const two = await confirmed(window, onlyVisit(form, 1));
    const rest = yuanToFen(both.payable) - yuanToFen(alone.payable);
    expect(rest).toBeGreaterThan(0);
    expect(two.settlement).toMatchObject({ totalAid: yuanToFen(both.total.aidTotal), payable: rest });
    const burdens = both.visits.map(({ burden }) => yuanToFen(burden));
    expect(two.settlement?.visits.map(({ burden }) => burden)).toEqual(burdens);

    const asked = questionsOf(pack);
    const { match } = await window.ask('person/find', { idNumber: form.person.idNumber, except: 'x' });
    expect(match?.insured).toEqual({
      hukou: asked.hukou ? item.hukou : '',
      paidOn: asked.enrolment ? `${item.year - 1}-10-08` : '',
      forYear: asked.enrolment ? String(item.year) : '',
      employeeEndedOn: '',
    });
  });
});

test('a year under the line is put off until the year is closed', async () => {
  const item = PACKS_UNDER_TEST.find(({ pack }) => questionsOf(pack).yearEndUpTo !== null);
  if (item === undefined) throw new Error('One of the packs puts off');
  const window = await windowUnder(item);
  const aidCase = { ...caseOf(item), visits: [stay('v1', `${item.year}-03-04`, '2500.00', '500.00', 'compute')] };
  const computable: AidCase = {
    ...aidCase,
    person: { ...aidCase.person, identities: [{ category: 'dibao', from: `${item.year}-01-01`, to: null }] },
  };
  const form = formOfCase(computable);
  const put = await confirmed(window, form);
  expect(put.settlement).toMatchObject({ payable: 0, deferred: 140_000, visits: [{ status: 'deferred' }] });
  const { id, revision } = put;
  const back = await window.ask('application/reopen', { id, revision, reason: '年终结算' });
  await window.ask('application/saveDraft', { id, revision: back.revision, form: { ...form, closeYear: true } });
  const closed = await window.ask('application/get', { id });
  const { settlement } = await window.ask('application/assess', { id, form: closed.form });
  expect(settlement).toMatchObject({ payable: 140_000, deferred: 0, visits: [{ status: 'eligible' }] });
});
