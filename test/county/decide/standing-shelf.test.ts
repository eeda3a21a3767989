import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Standing } from '../../../county/decide/standing.ts';
import { makeShelf } from '../../../county/decide/weigh/standing-shelf.ts';

const few = fc.constantFrom('a', 'b', 'c', 'd');
const visits = fc.array(
  fc.record({ bill: fc.option(few), visit: few }).map(({ bill, visit }) => ({
    visit,
    kind: 'inpatient' as const,
    from: '2023-01-01',
    to: '2023-01-02',
    totalFen: 1,
    bill,
  })),
  { maxLength: 3 },
);
const standing = fc
  .record({ number: few, person: few, visits, isLive: fc.boolean(), place: fc.nat() })
  .map((parts): Standing => ({
    batch: 1,
    revision: 1,
    application: 'x',
    mark: 'm',
    pc: 'p',
    seq: 1,
    isPaid: false,
    asked: [],
    uses: [],
    ...parts,
  }));

test('what is near a record is what a search through all that stands finds, in the same order', () => {
  fc.assert(
    fc.property(fc.array(standing), fc.array(fc.tuple(standing, fc.boolean())), (before, later) => {
      const shelf = makeShelf(before);
      let all = [...before];
      for (const [record, overtakes] of later) {
        const bills = record.visits.flatMap(({ bill }) => bill ?? []);
        const near = all.filter(
          (other) =>
            other.number === record.number ||
            other.person === record.person ||
            other.visits.some(({ bill }) => bill !== null && bills.includes(bill)),
        );
        expect(shelf.near(record)).toEqual(near);
        if (overtakes) {
          shelf.overtake(record.number);
          all = all.map((other) => (other.number === record.number ? { ...other, isLive: false } : other));
        }
        shelf.add(record);
        all.push(record);
      }
    }),
  );
});
