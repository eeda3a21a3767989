import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import { type ApplicationStatus, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { asReviewer, assessed, draft } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { askForNotices, passDays } from '../support/notices.ts';
import { given, plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;
let count = 800;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await askForNotices(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

const STEPS = [
  'accept',
  'settle',
  'discard',
  'restore',
  'correct',
  'resume',
  'refuse',
  'withdraw',
  'reopen',
  'approve',
  'return',
  'confirmRefusal',
  'declineRefusal',
  'notice',
  'seal',
] as const;
type Step = (typeof STEPS)[number];

/** The whole life of an application: what leads where, and nothing else does. */
const LEADS: Readonly<Record<ApplicationStatus, Partial<Readonly<Record<Step, ApplicationStatus>>>>> = {
  draft: { accept: 'accepted', discard: 'discarded', withdraw: 'withdrawn' },
  accepted: {
    settle: 'settled',
    correct: 'correcting',
    refuse: 'refusing',
    withdraw: 'withdrawn',
    reopen: 'draft',
  },
  correcting: { resume: 'accepted', withdraw: 'withdrawn', reopen: 'draft' },
  settled: { approve: 'reviewed', withdraw: 'withdrawn', reopen: 'draft', return: 'draft' },
  reviewed: { notice: 'noticing', withdraw: 'withdrawn', reopen: 'draft', return: 'draft' },
  noticing: { seal: 'sealed', withdraw: 'withdrawn', reopen: 'draft', return: 'draft' },
  sealed: {},
  refusing: { confirmRefusal: 'refused', declineRefusal: 'accepted' },
  refused: {},
  withdrawn: {},
  discarded: { restore: 'draft' },
};
/** Steps of the second person; the first one, who has every role, tries those that lead nowhere as well. */
const OTHERS: ReadonlySet<Step> = new Set(['approve', 'return', 'confirmRefusal', 'declineRefusal']);
const STANDS: ReadonlySet<ApplicationStatus> = new Set(['settled', 'reviewed', 'noticing', 'sealed']);
const HOLDS_BILLS: ReadonlySet<ApplicationStatus> = new Set([...STANDS, 'accepted', 'correcting', 'refusing']);
const BESIDE: ReadonlySet<ApplicationStatus> = new Set(['correcting', 'refusing', 'refused', 'withdrawn']);

const send = async (step: Step, detail: ApplicationDetail, expected: number) => {
  const target = { id: detail.id, revision: detail.revision };
  const reason = '再看一遍';
  switch (step) {
    case 'settle':
      return window.invoke('application/settle', { ...target, expected });
    case 'correct':
      return window.invoke('application/correct', { ...target, missing: [{ what: '出院记录', why: '' }] });
    case 'withdraw':
    case 'reopen':
    case 'declineRefusal':
      return window.invoke(`application/${step}`, { ...target, reason });
    case 'approve':
      return window.invoke('review/approve', target);
    case 'return':
      return window.invoke('review/return', { ...target, reason });
    case 'notice': {
      const put = { applicationIds: [detail.id], from: window.clock.today(), place: '', phone: '' };
      const started = await window.invoke('notice/start', put);
      // Its last day goes by, so that sealing is next.
      if (started.ok) passDays(window, 8);
      return started;
    }
    case 'seal':
      return window.invoke('batch/seal', { applicationIds: [detail.id] });
    default:
      return window.invoke(`application/${step}`, target);
  }
};

/** Whether what an application comes to, and what others left of the books, let it go where the table would. */
async function mayGo(step: Step, detail: ApplicationDetail, status: string): Promise<boolean> {
  if (step === 'withdraw') return detail.number !== null;
  if (step === 'settle') return status === 'settled';
  if (step === 'refuse') return status === 'ineligible';
  if (step !== 'approve' && step !== 'notice' && step !== 'seal') return true;
  return (await window.ask('application/outdated', { ids: [detail.id] })).rows.length === 0;
}

const work = fc.array(
  fc.record({
    at: fc.nat({ max: 2 }),
    // Half of the steps lead on from wherever the application stands, so that each state is reached.
    step: fc.oneof(fc.constantFrom(...STEPS), fc.nat({ max: 9 })),
  }),
  { minLength: 6, maxLength: 18 },
);

const along = (at: number, steps: readonly Step[]) => steps.map((step) => ({ at, step }));
/** Both ends for certain, and that nothing leads out of them; the others are random. */
const TO_THE_COUNTY = [
  ...along(0, ['accept', 'settle', 'approve', 'seal', 'notice', 'seal', 'withdraw', 'reopen', 'correct']),
  ...along(1, ['accept', 'settle', 'approve', 'withdraw', 'restore', 'seal']),
];
const REFUSED = along(2, ['accept', 'settle', 'refuse', 'settle', 'confirmRefusal', 'reopen', 'resume', 'withdraw']);

test('in whatever order steps are taken, only those of the table lead anywhere, and the ledger is what stands', async () => {
  const reached = new Set<ApplicationStatus>();
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(work, async (steps) => {
      count += 1;
      const own = ownCase(count);
      const identities = own.form().identities.map((entry) => ({ ...entry, category: 'dibao_edge' }));
      const bill = count * 10;
      const forms = (['2000.00', '5000.00', '7000.00'] as const).map((cost, index) =>
        own.form([plainStay(`2023-0${3 + index}-01`, `2023-0${3 + index}-10`, cost, bill + index)], { identities }),
      );
      const [, , last] = forms;
      if (last === undefined) throw new Error('There are three forms');
      // The last one is for nothing: nobody without insurance is aided.
      forms[2] = { ...last, person: { ...last.person, insurance: 'none' } };
      const details: ApplicationDetail[] = [];
      for (const form of forms) details.push(await draft(window, form));
      for (const { at, step: chosen } of steps) {
        const before = details[at];
        if (before === undefined) throw new Error('There is no such application');
        const { id, status } = before;
        const { status: outcome, payable } = await assessed(window, before);
        const onward = (Object.keys(LEADS[status]) as Step[]).filter(
          (each) => (each !== 'settle' || outcome === 'settled') && (each !== 'refuse' || outcome === 'ineligible'),
        );
        const step = typeof chosen === 'number' ? (onward[chosen % Math.max(1, onward.length)] ?? 'restore') : chosen;
        const to = LEADS[status][step];
        const isAllowed = to !== undefined && (await mayGo(step, before, outcome));
        const act = () => send(step, before, payable);
        const done = await (OTHERS.has(step) && isAllowed ? asReviewer(window, act) : act());
        expect([status, step, done.ok]).toEqual([status, step, isAllowed]);
        const after = await window.ask('application/get', { id });
        if (isAllowed) expect(after.status).toBe(to);
        else {
          expect(after).toEqual(before);
          refused += 1;
        }
        details[at] = after;
        reached.add(after.status);
        expect(after.outcome?.kind ?? null).toBe(BESIDE.has(after.status) ? after.status : null);
        expect(after.settlement !== null).toBe(STANDS.has(after.status));
        const stands = details.filter((each) => STANDS.has(each.status));
        const paid = stands.reduce((sum, { settlement }) => sum + (settlement?.payable ?? 0), 0);
        expect((await given(window, own.idNumber))['total']).toBe(paid);
      }
      const { rows, counts } = await window.ask('application/list', { most: 5000 });
      for (const { id, status, number, history } of details) {
        expect(rows.find((row) => row.id === id)).toMatchObject({ status, number });
        const edges = history.flatMap(({ moved }) => (moved.includes(' → ') ? [moved] : []));
        const known = Object.entries(LEADS).flatMap(([from, leads]) =>
          Object.values(leads).map((to) => `${STATUS_WORDS[from as ApplicationStatus]} → ${STATUS_WORDS[to]}`),
        );
        expect(edges.filter((edge) => !known.includes(edge))).toEqual([]);
      }
      for (const [status, many] of Object.entries(counts)) {
        expect(rows.filter((row) => row.status === status)).toHaveLength(many);
      }
      // Somebody else's application meets a bill exactly while it is held.
      for (const [index, form] of forms.entries()) {
        count += 1;
        const other = { ...ownCase(count).form([]), identities: form.identities, visits: form.visits };
        const { id, revision } = await draft(window, other);
        const taken = await window.invoke('application/accept', { id, revision });
        expect(taken.ok).toBe(!HOLDS_BILLS.has(details[index]?.status ?? 'draft'));
      }
    }),
    { numRuns: 12, seed: 20_231_022, examples: [[TO_THE_COUNTY], [REFUSED]] },
  );
  expect([...reached].toSorted()).toEqual(Object.keys(LEADS).toSorted());
  expect(refused).toBeGreaterThan(20);
  const verdict = await window.ask('audit/verify', {});
  expect(verdict).toMatchObject({ state: 'sound' });
}, 180_000);
