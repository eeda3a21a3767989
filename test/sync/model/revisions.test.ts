import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeRecord } from '../../../county/decide/judge-record.ts';
import type { Standing } from '../../../county/decide/standing.ts';
import { weighBatch, type WeighedRecord } from '../../../county/decide/weigh-batch.ts';
import { preparedOf, sealSim, type SimRecord } from '../../faults/simulation/county/sim-batch.ts';

/** Few applications and revisions, so that they come again, late and changed. */
const sent = fc.record({
  application: fc.integer({ min: 1, max: 3 }),
  revision: fc.integer({ min: 1, max: 3 }),
  fen: fc.constantFrom(100, 200),
  salt: fc.integer({ min: 1, max: 3 }),
});
type Sent = typeof sent extends fc.Arbitrary<infer Value> ? Value : never;

const recordOf = ({ application, revision, fen, salt }: Sent): SimRecord => ({
  application: `application-${application}`,
  number: `210502001-A-2026-0000${application}`,
  revision,
  person: `person-${application}`,
  payableFen: fen,
  bill: `B${application}`,
  from: '2026-01-02',
  to: '2026-01-05',
  pack: 1,
  known: [],
  salt,
});

const { header } = sealSim({
  records: [recordOf({ application: 1, revision: 1, fen: 100, salt: 1 })],
  device: 'device',
  pc: '210502001-A',
  publicKey: Buffer.alloc(32),
  sign: () => Buffer.alloc(64),
  seq: 1,
  prevHash: null,
  createdAt: '2026-01-06T09:00:00.000+08:00',
  countyKey: '0'.repeat(16),
  epochSeen: 0,
});

/** What stands in the books after a record was weighed, as the fold writes it. */
function standingAfter(before: readonly Standing[], n: number, { record, relation, isLive, uses }: WeighedRecord) {
  const others = before.map((each) =>
    relation.is === 'later' && each.number === record.number ? { ...each, isLive: false } : each,
  );
  const { number, revision, application, mark, pc, person, visits } = record;
  return [
    ...others,
    {
      batch: n,
      place: 0,
      number,
      revision,
      application,
      mark,
      pc,
      seq: n,
      person,
      visits,
      asked: uses,
      uses,
      isLive,
      isPaid: false,
    },
  ];
}

test('of any arrivals each revision counts once, only the latest may be paid, and no other ever comes back (S5, S7, S11)', () => {
  fc.assert(
    fc.property(fc.array(sent, { minLength: 1, maxLength: 14 }), (arrivals) => {
      // The model: by application, the first content of each revision that came.
      const known = new Map<number, Map<number, number>>();
      let standings: readonly Standing[] = [];
      for (const [at, arrival] of arrivals.entries()) {
        const record = preparedOf(recordOf(arrival), String(at).padStart(64, '0'), new Set([1]));
        const [weighed] = weighBatch({ header, hash: '', records: [record] }, at + 1, standings);
        if (weighed === undefined) throw new Error('Nothing was weighed');
        const revisions = known.get(arrival.application) ?? new Map<number, number>();
        const before = revisions.get(arrival.revision);
        const latest = Math.max(0, ...revisions.keys());
        if (before !== undefined)
          expect(weighed.relation).toMatchObject({ is: 'again', isSame: before === arrival.fen });
        else if (latest === 0) expect(weighed.relation.is).toBe('new');
        else expect(weighed.relation.is).toBe(arrival.revision > latest ? 'later' : 'older');
        expect(judgeRecord(weighed).verdict).toBe(
          before === undefined
            ? arrival.revision > latest
              ? 'accepted'
              : 'held'
            : before === arrival.fen
              ? 'duplicate'
              : 'held',
        );
        if (before === undefined) revisions.set(arrival.revision, arrival.fen);
        known.set(arrival.application, revisions);
        standings = standingAfter(standings, at + 1, weighed);
      }
      for (const [application, revisions] of known) {
        const number = `210502001-A-2026-0000${application}`;
        const live = standings.filter((each) => each.number === number && each.isLive);
        const first = standings.find((each) => each.number === number)?.revision ?? 0;
        expect(live.map(({ revision }) => revision)).toEqual([Math.max(first, ...revisions.keys())]);
      }
    }),
    { numRuns: 2_000 },
  );
});
