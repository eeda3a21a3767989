import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewComment } from '#shared/contract/case/review.ts';
import { REVIEWER, STATION } from '../../support/invented-case.ts';
import { accept, asReviewer, confirmed, draft, reviewed, settle } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let people = 100;
const nextForm = () => {
  people += 1;
  return ownCase(people).form();
};

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, '');
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

/** A case given back with comments at its bank and its first bill. */
async function returned() {
  const settled = await confirmed(window, nextForm());
  const key = settled.form.visits[0]?.key ?? '';
  const comments = [
    { path: 'account.bank', text: '缺支行名称' },
    { path: `visits.${key}.amounts.total`, text: '与票面不符' },
  ];
  const { id, revision } = settled;
  const back = await asReviewer(window, () => window.ask('review/return', { id, revision, reason: '', comments }));
  return { settled, back, total: `visits.${key}.amounts.total` };
}

const answerAll = async (comments: readonly ReviewComment[]): Promise<void> => {
  for (const { id: commentId, revision } of comments) {
    await window.ask('review/answer', { commentId, revision, state: 'changed', text: '' });
  }
};

describe('a return with comments', () => {
  test('names each field as people call it, with what stood in it, and needs no reason beside', async () => {
    const { settled, back } = await returned();
    expect(back.history.at(-1)).toMatchObject({
      what: '复核退回',
      reason: '复核意见 2 处：收款账户·开户银行、第 1 张票据·总费用',
    });
    const { comments } = await window.ask('review/comments', { applicationId: settled.id });
    expect(comments).toMatchObject([
      { place: '收款账户·开户银行', value: settled.form.account.bank, by: REVIEWER.name, state: 'open' },
      { place: '第 1 张票据·总费用', text: '与票面不符', round: settled.revision },
    ]);
  });

  test('about a field that is not there is refused, and nothing is given back', async () => {
    const { id, revision } = await confirmed(window, nextForm());
    const comments = [{ path: 'visits.gone.hospital', text: '不对' }];
    await asReviewer(window, async () => {
      expect(await window.refused('review/return', { id, revision, reason: '', comments })).toEqual({
        code: 'STALE_REVISION',
      });
      expect(await window.refused('review/return', { id, revision, reason: '' })).toEqual({ code: 'REASON_REQUIRED' });
    });
    expect(await window.ask('application/get', { id })).toMatchObject({ status: 'settled' });
  });

  test('is answered by a clerk before the case is accepted again; the reviewer then sees answers and changes', async () => {
    const { settled, back, total } = await returned();
    const { id } = settled;
    expect(await window.refused('application/accept', { id, revision: back.revision })).toEqual({
      code: 'COMMENTS_OPEN',
      detail: { count: 2 },
    });
    const { comments } = await window.ask('review/comments', { applicationId: id });
    await asReviewer(window, async () => {
      const [first] = comments;
      const answer = { commentId: first?.id ?? '', revision: 1, state: 'changed', text: '' } as const;
      expect(await window.refused('review/answer', answer)).toMatchObject({ code: 'FORBIDDEN' });
    });
    await answerAll(comments);
    const form = { ...back.form, account: { ...back.form.account, bank: '农商银行东风支行' } };
    await window.ask('application/saveDraft', { id, revision: back.revision, form });
    await settle(window, await accept(window, await window.ask('application/get', { id })));
    await asReviewer(window, async () => {
      const seen = await window.ask('review/open', { id });
      expect(seen.comments).toMatchObject([
        { path: 'account.bank', state: 'changed', answeredBy: STATION.userName },
        { path: total, state: 'changed' },
      ]);
      expect(seen.earlier).toMatchObject([
        { isFirst: true, isLast: true, settledBy: STATION.userName, settlement: { trace: [] } },
      ]);
      expect(seen.earlier[0]?.form?.account.bank).toBe(settled.form.account.bank);
      expect(seen.detail.form.account.bank).toBe('农商银行东风支行');
      expect(seen.eligibility.length).toBeGreaterThan(0);
    });
  });
});

describe('the desk of the reviewer', () => {
  test('shows the first settlement and the one before the present when there were three', async () => {
    let detail = await confirmed(window, nextForm());
    const { id } = detail;
    for (const phone of ['13900000001', '13900000002']) {
      const back = await window.ask('application/reopen', { id, revision: detail.revision, reason: '改电话' });
      const form = { ...back.form, person: { ...back.form.person, phone } };
      await window.ask('application/saveDraft', { id, revision: back.revision, form });
      detail = await settle(window, await accept(window, await window.ask('application/get', { id })));
    }
    const seen = await asReviewer(window, () => window.ask('review/open', { id }));
    expect(seen.earlier.map(({ isFirst, isLast, form }) => [isFirst, isLast, form?.person.phone])).toEqual([
      [true, false, expect.not.stringContaining('1390000000')],
      [false, true, '13900000001'],
    ]);
  });

  test('lists what this reviewer has passed, who alone takes it back, with a reason', async () => {
    const { id, revision } = await reviewed(window, nextForm());
    expect((await window.ask('review/list', {})).passed).toEqual([]);
    expect(await window.refused('review/takeBack', { id, revision, reason: '看错' })).toMatchObject({
      code: 'NOT_YOUR_REVIEW',
    });
    await asReviewer(window, async () => {
      expect((await window.ask('review/list', {})).passed.map(({ application }) => application.id)).toContain(id);
      expect(await window.refused('review/takeBack', { id, revision, reason: '' })).toEqual({
        code: 'REASON_REQUIRED',
      });
      const back = await window.ask('review/takeBack', { id, revision, reason: '漏看一张票据' });
      expect(back).toMatchObject({ status: 'settled', revision });
      expect(back.history.at(-1)).toMatchObject({
        what: '撤回复核通过',
        moved: '已复核 → 已测算',
        reason: '漏看一张票据',
      });
      const { rows, passed } = await window.ask('review/list', {});
      expect(rows.map(({ application }) => application.id)).toContain(id);
      expect(passed.map(({ application }) => application.id)).not.toContain(id);
      await window.ask('review/approve', { id, revision });
    });
  });

  test('holds proposed refusals as well, with each failed condition; the own ones are said to be', async () => {
    const typed = nextForm();
    const uninsured = { ...typed, person: { ...typed.person, insurance: 'none' as const } };
    const { id, revision } = await accept(window, await draft(window, uninsured));
    await window.ask('application/refuse', { id, revision });
    const of = async () => (await window.ask('review/list', {})).rows.find(({ application }) => application.id === id);
    expect(await of()).toMatchObject({ settledBy: STATION.userName, isOwn: true, application: { status: 'refusing' } });
    await asReviewer(window, async () => {
      expect(await of()).toMatchObject({ isOwn: false });
      const seen = await window.ask('review/open', { id });
      expect(seen).toMatchObject({ isOwn: false, eligibility: [], earlier: [], detail: { settlement: null } });
      expect(seen.detail.outcome?.failed.length).toBeGreaterThan(0);
    });
  });

  test('names recent merges of the person’s file and their undoing, and nobody else’s', async () => {
    const [own, twin] = [nextForm(), nextForm()];
    const { id } = await confirmed(window, own);
    const other = await confirmed(window, twin);
    const file = async (idNumber: string) =>
      (await window.ask('person/find', { idNumber, except: 'none' })).match?.id ?? '';
    const files = { kept: await file(own.person.idNumber), gone: await file(twin.person.idNumber) };
    const merged = await window.ask('people/merge', { ...files, reason: '同一人' });
    const mergesOf = async (applicationId: string) =>
      (await asReviewer(window, () => window.ask('review/open', { id: applicationId }))).merges;
    expect(await mergesOf(id)).toMatchObject([{ what: '合并个人档案', reason: '同一人', who: STATION.userName }]);
    expect(await mergesOf(other.id)).toHaveLength(1);
    await window.ask('people/unmerge', { mergeId: merged.merged[0]?.mergeId ?? '', reason: '是两个人' });
    expect((await mergesOf(id)).map(({ what }) => what)).toEqual(['撤销合并个人档案', '合并个人档案']);
    const stranger = await confirmed(window, nextForm());
    expect(await mergesOf(stranger.id)).toEqual([]);
  });

  test('is closed to whoever is no reviewer', async () => {
    const { id, revision } = await confirmed(window, nextForm());
    const { rows } = await window.ask('user/list', {});
    const first = rows.find(({ name }) => name === STATION.userName)?.id ?? '';
    await window.ask('user/setRoles', { userId: first, roles: ['clerk', 'admin'] });
    for (const refused of [
      await window.refused('review/open', { id }),
      await window.refused('review/takeBack', { id, revision, reason: '看错' }),
    ]) {
      expect(refused).toMatchObject({ code: 'FORBIDDEN' });
    }
    await window.ask('user/setRoles', { userId: first, roles: ['clerk', 'reviewer', 'admin'] });
  });

  test('opening a case there is a look at the file, and stands in the operation record', async () => {
    const { id } = await confirmed(window, nextForm());
    await asReviewer(window, () => window.ask('review/open', { id }));
    const { rows } = await window.ask('audit/list', {
      filter: { userId: null, group: null, about: '', from: null, to: null },
      before: Number.MAX_SAFE_INTEGER,
      limit: 50,
    });
    expect(rows.some(({ userName, what }) => userName === REVIEWER.name && what === '查看申请')).toBe(true);
  });
});
