import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testCounty } from '../../county/support/sample-batch.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import { asReviewer, reviewed } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { askForNotices, passDays, putUp } from '../support/notices.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
let people = 0;

beforeEach(async () => {
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
});
afterEach(async () => {
  await window.close();
  folder.remove();
});

const nextReviewed = () => {
  people += 1;
  return reviewed(window, ownCase(people).form());
};
const onDesk = async (id: string) =>
  (await window.ask('application/list', {})).rows.find((row) => row.id === id)?.notice;
const seal = (id: string) => window.invoke('batch/seal', { applicationIds: [id] });
const against = { by: '李群众', contact: '', way: 'visit', text: '家里有楼房' } as const;

describe('what the county asks', () => {
  test('is set by nobody but the administrator; until then nothing is asked and no notice begins', async () => {
    const { id } = await nextReviewed();
    expect(await window.ask('notice/view', {})).toMatchObject({ rule: null, waiting: [{ id }], notices: [] });
    expect(await window.ask('notice/counts', {})).toEqual({ isSet: false, waiting: 0, running: 0, objected: 0 });
    const from = window.clock.today();
    expect(await window.refused('notice/end', { from })).toEqual({ code: 'NOTICE_UNSET' });
    expect(await window.refused('notice/start', { applicationIds: [id], from, place: '', phone: '' })).toEqual({
      code: 'NOTICE_UNSET',
    });
    await asReviewer(window, async () => {
      const rule = { isRequired: false, source: '电话答复' } as const;
      expect(await window.refused('notice/setRule', { rule })).toMatchObject({ code: 'FORBIDDEN' });
    });
    expect((await seal(id)).ok).toBe(true);
  });

  test('may be that no notice is needed; then none begins and sealing goes on as before', async () => {
    await window.ask('notice/setRule', { rule: { isRequired: false, source: '电话答复' } });
    const { id } = await nextReviewed();
    const from = window.clock.today();
    expect(await window.refused('notice/start', { applicationIds: [id], from, place: '', phone: '' })).toEqual({
      code: 'NOTICE_NOT_ASKED',
    });
    expect((await seal(id)).ok).toBe(true);
  });

  test('of no days, of none that can be read, or without its document is no rule', async () => {
    for (const rule of [
      { isRequired: true, days: 0, isWorking: true, source: '文件' },
      { isRequired: true, days: 5, isWorking: true, source: '' },
      { isRequired: true, source: '文件' },
    ]) {
      expect(await window.invoke('notice/setRule', { rule })).toMatchObject({ error: { code: 'BAD_INPUT' } });
    }
  });
});

describe('a notice', () => {
  test('is what sealing waits for: not before it, not while it runs, but from the day after its last day', async () => {
    await askForNotices(window);
    const { id, number } = await nextReviewed();
    expect(await seal(id)).toMatchObject({ error: { code: 'NOTICE_REQUIRED', detail: { number } } });
    expect((await window.ask('batch/waiting', {})).rows).toEqual([]);
    expect(await window.ask('notice/counts', {})).toMatchObject({ waiting: 1, running: 0 });
    expect(await onDesk(id)).toBe('asked');
    const today = window.clock.today();
    const end = await window.ask('notice/end', { from: today });
    const notice = await putUp(window, [id]);
    expect(notice).toMatchObject({ state: 'running', from: today, to: end.to, length: '5 个工作日', canUndo: true });
    expect(notice.number).toMatch(/^\d{9}-[A-Z]-G-\d{4}-001$/);
    expect(await window.ask('application/get', { id })).toMatchObject({
      status: 'noticing',
      history: expect.arrayContaining([expect.objectContaining({ what: '列入公示', moved: '已复核 → 公示中' })]),
    });
    expect(await onDesk(id)).toBe('running');
    for (const days of [0, 1, 4]) {
      passDays(window, days);
      const running = { code: 'NOTICE_RUNNING', detail: { id, number, until: notice.to } };
      if (window.clock.today() <= notice.to) expect(await seal(id)).toMatchObject({ error: running });
    }
    while (window.clock.today() <= notice.to) passDays(window, 1);
    expect(await window.ask('notice/view', {})).toMatchObject({ notices: [{ state: 'ended' }] });
    expect(await onDesk(id)).toBe('over');
    expect((await window.ask('batch/waiting', {})).rows).toMatchObject([{ id, status: 'noticing' }]);
    expect((await seal(id)).ok).toBe(true);
    expect(await window.ask('notice/view', {})).toMatchObject({ notices: [{ state: 'done', canUndo: false }] });
  });

  test('begins today or later, of what is reviewed alone', async () => {
    await askForNotices(window);
    const { id } = await nextReviewed();
    const start = (from: string, applicationIds: string[]) =>
      window.invoke('notice/start', { applicationIds, from, place: '', phone: '' });
    expect(await start('2023-01-01', [id])).toMatchObject({ error: { code: 'NOTICE_START_PAST' } });
    expect(await start(window.clock.today(), [id, 'none'])).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const again = await nextReviewed();
    await putUp(window, [again.id]);
    expect(await start(window.clock.today(), [id, again.id])).toMatchObject({
      error: { code: 'WRONG_STATUS', detail: { number: again.number, status: '公示中' } },
    });
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'reviewed' });
  });

  test('begun by mistake is taken back with a reason, and the applications are reviewed as before', async () => {
    await askForNotices(window);
    const { id } = await nextReviewed();
    const { id: noticeId } = await putUp(window, [id]);
    expect(await window.refused('notice/undo', { noticeId, reason: ' ' })).toEqual({ code: 'REASON_REQUIRED' });
    expect(await window.ask('notice/undo', { noticeId, reason: '日期填错' })).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: STATION.userName, reason: '日期填错' },
    });
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'reviewed' });
  });

  test('is left by what is taken back, and goes on for the others', async () => {
    await askForNotices(window);
    const [one, two] = [await nextReviewed(), await nextReviewed()];
    await putUp(window, [one.id, two.id]);
    await window.ask('application/reopen', { id: one.id, revision: one.revision, reason: '地址写错' });
    expect(await window.ask('notice/view', {})).toMatchObject({
      notices: [{ items: [{ isIn: false, application: { status: 'draft' } }, { isIn: true }] }],
    });
    expect(await window.ask('notice/ofApplication', { applicationId: one.id })).toMatchObject({ notice: null });
  });
});

describe('an objection', () => {
  test('is decided by a reviewer who did not settle; dismissed it holds nothing back any more', async () => {
    await askForNotices(window);
    const { id, revision } = await nextReviewed();
    const notice = await putUp(window, [id]);
    passDays(window, 1);
    const receivedOn = window.clock.today();
    expect(
      await window.refused('notice/object', { ...against, applicationId: id, revision, receivedOn, text: '' }),
    ).toEqual({ code: 'REASON_REQUIRED' });
    expect(
      await window.refused('notice/object', { ...against, applicationId: id, revision, receivedOn: '2023-01-01' }),
    ).toEqual({ code: 'OBJECTION_DAY' });
    const { id: objectionId } = await window.ask('notice/object', {
      ...against,
      applicationId: id,
      revision,
      receivedOn,
    });
    expect(await window.ask('notice/counts', {})).toMatchObject({ objected: 1 });
    expect(await onDesk(id)).toBe('objected');
    expect(await window.refused('notice/dismiss', { objectionId, reason: '不属实' })).toEqual({
      code: 'FOUR_EYES_OBJECTION',
    });
    while (window.clock.today() <= notice.to) passDays(window, 1);
    expect(await seal(id)).toMatchObject({ error: { code: 'NOTICE_OBJECTION' } });
    expect(await window.ask('notice/counts', {})).toMatchObject({ running: 1, objected: 1 });
    await asReviewer(window, async () => {
      expect(await window.ask('notice/dismiss', { objectionId, reason: '核实为老房' })).toMatchObject({
        decided: { result: 'dismissed', by: REVIEWER.name, reason: '核实为老房', permitNo: null },
      });
      expect(await window.refused('notice/uphold', { objectionId, reason: '属实' })).toEqual({
        code: 'OBJECTION_DECIDED',
      });
    });
    // Over and without an open objection it waits for sealing, no longer for the notice.
    expect(await window.ask('notice/counts', {})).toMatchObject({ running: 0, objected: 0 });
    expect(await onDesk(id)).toBe('over');
    expect((await seal(id)).ok).toBe(true);
    expect(await onDesk(id)).toBeUndefined();
  });

  test('that is upheld makes a draft of the application, with the reason in its history', async () => {
    await askForNotices(window);
    const { id, revision } = await nextReviewed();
    await putUp(window, [id]);
    const receivedOn = window.clock.today();
    const objection = await window.ask('notice/object', { ...against, applicationId: id, revision, receivedOn });
    await asReviewer(window, () => window.ask('notice/uphold', { objectionId: objection.id, reason: '有商品房' }));
    const back = await window.ask('application/get', { id });
    expect(back).toMatchObject({ status: 'draft', settlement: null });
    expect(back.history.at(-1)).toMatchObject({ what: '异议成立，退回', moved: '公示中 → 草稿', reason: '有商品房' });
  });

  test('is no matter for whoever has neither role', async () => {
    await askForNotices(window);
    const { id, revision } = await nextReviewed();
    await putUp(window, [id]);
    await asReviewer(window, async () => {
      const receivedOn = window.clock.today();
      expect(
        await window.refused('notice/object', { ...against, applicationId: id, revision, receivedOn }),
      ).toMatchObject({
        code: 'FORBIDDEN',
      });
    });
  });
});
