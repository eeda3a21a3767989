import { expect, test } from 'vitest';
import { COUNTY_STAGES, type CountyStage } from '#shared/domain/county/county-stage.ts';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { nextStep } from '../../../renderer/features/desk/row/next-step.ts';
import { decided, feedOf, paid, receiptFor, sealedBatch, subjectAt } from '../support/county-words.ts';
import { freshStore } from '../support/fixtures.ts';
import { ACTOR, valueOf } from '../support/test-env.ts';

/** What can come of one sealed revision, by network or stick, in any order. */
const EVENTS = [
  'delivered',
  'accepted',
  'held',
  'laterAccepted',
  'laterHeld',
  'approved',
  'partly',
  'returned',
  'paid',
  'void',
] as const;
type CountyEvent = (typeof EVENTS)[number];

const HELD = { verdict: 'held' as const, reasons: [{ code: 'no_pack' as const }], differences: [] };
const FACTS = { roles: ['clerk'] as const, mayReview: new Set<string>(), outdated: new Set<string>() };

/** A sealed application to which each event really happens; what contradicts what is known changes nothing. */
function sealedCase() {
  const { store } = freshStore();
  const { batch, cases } = sealedBatch(store, ['1']);
  const [subject, id] = [subjectAt(batch), cases[0]?.id ?? ''];
  let n = 0;
  const hear = (of: (n: number) => FeedItem): void => {
    n += 1;
    valueOf(store.county.applyFeed(ACTOR, feedOf([of(n)])));
  };
  const later = (verdict: Extract<FeedItem, { kind: 'verdict' }>['verdict']): void =>
    hear((at) => ({ n: at, id: `item-${at}`, at: '2026-11-22T08:00:00.000+08:00', kind: 'verdict', subject, verdict }));
  const hash = subject.record;
  const happen: Readonly<Record<CountyEvent, () => void>> = {
    delivered: () =>
      store.county.keepDelivery(ACTOR, { batchId: batch.id, epoch: 1, state: 'delivered', code: null, why: '' }),
    accepted: () => void store.county.applyReceipt(ACTOR, receiptFor(batch)),
    held: () => void store.county.applyReceipt(ACTOR, receiptFor(batch, { records: [{ hash, ...HELD }] })),
    laterAccepted: () => later({ hash, verdict: 'accepted' }),
    laterHeld: () => later({ hash, ...HELD }),
    approved: () => hear((at) => decided(at, subject)),
    partly: () => hear((at) => decided(at, subject, { decision: 'partly', approvedFen: 60, reason: '减' })),
    returned: () => hear((at) => decided(at, subject, { decision: 'returned', approvedFen: 0, reason: '错' })),
    paid: () => hear((at) => paid(at, subject)),
    void: () => hear((at) => paid(at, subject, { movement: 'void', reason: '退票' })),
  };
  return {
    happen: (event: CountyEvent) => happen[event](),
    stage: (): CountyStage => store.county.stagesOf([id]).get(id) ?? 'sealed',
    said: () => store.county.casesOfApplication(id)[0] ?? null,
    close: () => store.close(),
  };
}

/** A way to each stage. */
const WAYS: Readonly<Record<string, readonly CountyEvent[]>> = {
  sealed: [],
  delivered: ['delivered'],
  received: ['accepted'],
  held: ['held'],
  returned: ['accepted', 'returned'],
  partly: ['accepted', 'partly'],
  approved: ['accepted', 'approved'],
  paid: ['accepted', 'approved', 'paid'],
  'paid back': ['accepted', 'partly', 'paid', 'void'],
};

test.each(Object.entries(WAYS))(
  'from %s, whatever the county says next leads to a stage with a next step, and money stands to the fen',
  (_name, way) => {
    for (const event of EVENTS) {
      const one = sealedCase();
      for (const step of way) one.happen(step);
      one.happen(event);
      const [stage, said] = [one.stage(), one.said()];
      expect(COUNTY_STAGES).toContain(stage);
      const next = nextStep({ id: 'a', status: 'sealed', county: stage, openComments: undefined }, FACTS);
      expect(next, `${way.join(' ')} ${event}`).toMatchObject({ place: expect.any(String) });
      // Only what the county gave back can be corrected, and all of it can.
      expect(next?.isUrgent === true).toBe(said?.decision === 'returned' && said.paid === 0);
      const sum = (said?.payments ?? []).reduce(
        (total, { movement, amountFen }) => total + (movement === 'paid' ? amountFen : -amountFen),
        0,
      );
      expect(said?.paid ?? 0).toBe(sum);
      expect(said?.paid ?? 0).toBeGreaterThanOrEqual(0);
      one.close();
    }
  },
);
