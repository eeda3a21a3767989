import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { VisitEntry } from '#shared/domain/application-form.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import { accept, asReviewer, assessed, confirmed, draft, review, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { askForNotices, putUp } from '../support/notices.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const county = testCounty();
let folder: ReturnType<typeof testFolder>;
let window: Window;
const own = ownCase(77);

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(county.publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const stay = (month: string, bill: number) => plainStay(`2023-${month}-01`, `2023-${month}-10`, '20000', bill);

/** An accepted application with one stay, its entry changed. */
async function accepted(changes: Partial<VisitEntry>, month = '03', bill = 1): Promise<ApplicationDetail> {
  const form = own.form([stay(month, bill)]);
  const visits = form.visits.map((visit) => ({ ...visit, ...changes }));
  return accept(window, await draft(window, { ...form, visits }));
}

const ask = ({ id: applicationId, revision }: ApplicationDetail, fact: 'designated' | 'referral') =>
  window.ask('exemption/ask', {
    applicationId,
    revision,
    visit: 'k1',
    fact,
    reason: '急诊就近抢救',
    evidence: '急诊病历 2023-03-01',
  });

describe('a condition that is set aside', () => {
  test('counts as met once a second person signs, and gives to the fen what it gives when it is met', async () => {
    const met = await assessed(window, await draft(window, own.form([stay('03', 9)])));
    const detail = await accepted({ designated: 'no' });
    expect(await assessed(window, detail)).toMatchObject({ status: 'ineligible', payable: 0 });
    const { choices } = await window.ask('exemption/ofApplication', { applicationId: detail.id });
    expect(choices).toMatchObject([{ visit: 'k1', fact: 'designated', condition: '定点机构' }]);
    const { id: exemptionId } = await ask(detail, 'designated');
    expect(await assessed(window, detail)).toMatchObject({ status: 'ineligible', payable: 0 });
    expect(
      await window.refused('application/settle', { id: detail.id, revision: detail.revision, expected: 0 }),
    ).toEqual({ code: 'EXEMPTION_OPEN', detail: { count: 1 } });
    expect(await window.refused('exemption/sign', { exemptionId })).toEqual({ code: 'FOUR_EYES_EXEMPTION' });
    await asReviewer(window, async () => {
      expect(await window.ask('exemption/waiting', {})).toMatchObject({
        rows: [{ applicationId: detail.id, condition: '定点机构', askedBy: STATION.userName, isOwn: false }],
      });
      await window.ask('exemption/sign', { exemptionId });
    });
    const { eligibility, settlement } = await window.ask('application/assess', { id: detail.id, form: detail.form });
    expect(settlement).toMatchObject({ status: 'settled', payable: met.payable });
    const line = eligibility.find(({ condition }) => condition === '定点机构');
    expect(line).toMatchObject({ result: 'pass' });
    expect(line?.fact).toContain('按特殊情形办理：急诊就近抢救（依据：急诊病历 2023-03-01）');
    expect(line?.source).toBe(`特殊情形，${STATION.userName}提出，${REVIEWER.name}于 2023-10-20 核定`);
    expect(settlement?.trace[0]).toMatchObject({ visit: 'k1', layerName: '特殊情形', step: 'exemption', result: null });
    expect(settlement?.trace[0]?.text).toContain('「定点机构」按特殊情形办理：急诊就近抢救');
  });

  test('may be one that nobody knows, and leaves the others as they are', async () => {
    const detail = await accepted({ area: 'outside', referral: '' });
    expect(await assessed(window, detail)).toMatchObject({ status: 'undecided' });
    const { id: exemptionId } = await ask(detail, 'referral');
    await asReviewer(window, () => window.ask('exemption/sign', { exemptionId }));
    expect(await assessed(window, detail)).toMatchObject({ status: 'settled' });
    const other = await accepted({ designated: 'no', area: 'outside', referral: 'no' }, '04', 2);
    const first = await ask(other, 'referral');
    await asReviewer(window, () => window.ask('exemption/sign', { exemptionId: first.id }));
    const { eligibility } = await window.ask('application/assess', { id: other.id, form: other.form });
    expect(eligibility.filter(({ result }) => result === 'fail').map(({ condition }) => condition)).toEqual([
      '定点机构',
    ]);
  });

  test('is none that is met, none of another kind, and none without a reason and a paper', async () => {
    const met = await accepted({});
    const target = { applicationId: met.id, revision: met.revision, visit: 'k1', reason: '急诊', evidence: '病历' };
    expect(await window.refused('exemption/ask', { ...target, fact: 'designated' })).toEqual({
      code: 'EXEMPTION_NOT_NEEDED',
    });
    expect(await window.invoke('exemption/ask', { ...target, fact: 'insurance' })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    });
    const failed = await accepted({ designated: 'no' }, '05', 3);
    for (const changes of [{ reason: ' ' }, { evidence: '' }]) {
      const input = { ...target, applicationId: failed.id, fact: 'designated', ...changes } as const;
      expect(await window.refused('exemption/ask', input)).toEqual({ code: 'REASON_REQUIRED' });
    }
  });

  test('is ended by a change of the case', async () => {
    const detail = await accepted({ designated: 'no' });
    const { id: exemptionId } = await ask(detail, 'designated');
    await asReviewer(window, () => window.ask('exemption/sign', { exemptionId }));
    const back = await window.ask('application/reopen', { id: detail.id, revision: detail.revision, reason: '改票据' });
    expect(await assessed(window, await accept(window, back))).toMatchObject({ status: 'ineligible' });
    expect((await window.ask('exemption/ofApplication', { applicationId: detail.id })).rows).toMatchObject([
      { state: 'withdrawn' },
    ]);
  });

  test('holds for the whole year: a later case of the person counts the bill as it was settled', async () => {
    const plain = await window.ask('application/assess', {
      id: (await draft(window, own.form([stay('03', 8), stay('06', 9)]))).id,
      form: own.form([stay('03', 8), stay('06', 9)]),
    });
    const detail = await accepted({ designated: 'no' });
    const { id: exemptionId } = await ask(detail, 'designated');
    await asReviewer(window, () => window.ask('exemption/sign', { exemptionId }));
    const first = await settle(window, detail);
    const second = await confirmed(window, own.form([stay('06', 2)]));
    expect((first.settlement?.payable ?? 0) + (second.settlement?.payable ?? 0)).toBe(plain.settlement?.payable);
    expect(second.settlement?.trace.some(({ step, visit }) => step === 'exemption' && visit !== 'k1')).toBe(true);
    expect((await window.ask('application/outdated', {})).rows).toEqual([]);
  });

  test('goes to the county in the record with both names and the paper, together with the notice', async () => {
    await askForNotices(window);
    const detail = await accepted({ designated: 'no' });
    const { id: exemptionId } = await ask(detail, 'designated');
    await asReviewer(window, () => window.ask('exemption/sign', { exemptionId }));
    const { id } = await settle(window, detail);
    await review(window, [id]);
    const notice = await putUp(window, [id]);
    while (window.clock.today() <= notice.to) window.clock.pass(86_400);
    const { fileName } = await window.ask('batch/seal', { applicationIds: [id] });
    const opened = openBatch(readFileSync(join(folder.dataDir, 'batches', fileName)), county.secret);
    expect(opened.ok && opened.value.header.schema).toBe('aid-record/3');
    expect(opened.ok && opened.value.records[0]?.record).toMatchObject({
      format: 'aid-record/3',
      exemptions: [
        {
          visit: `${id}/k1`,
          fact: 'designated',
          reason: '急诊就近抢救',
          evidence: '急诊病历 2023-03-01',
          askedBy: { name: STATION.userName },
          signedBy: { name: REVIEWER.name },
          permit: null,
        },
      ],
      notice: { number: notice.number, from: notice.from, to: notice.to, objections: 0 },
    });
  });
});
