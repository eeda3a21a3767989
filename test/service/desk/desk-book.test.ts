import { describe, expect, test } from 'vitest';
import { LIST_ORDERS, type ListWanted, listWanted } from '#shared/contract/case/application.ts';
import { APPLICATION_STATUSES } from '#shared/domain/application-status.ts';
import { toDay } from '#shared/day.ts';
import { fen } from '#shared/fen.ts';
import type { SearchRow } from '../../../electron/store/records.ts';
import { createDeskBook } from '../../../electron/service/desk/desk-book.ts';
import { compareListed } from '../../../electron/service/desk/desk-order.ts';
import { limitsOf } from '../../../electron/service/desk/time-limit.ts';
import { chance, inventedRows } from '../search/people.ts';

/** Invented applications with amounts, in the order in which they came into being. */
function applications(count: number): readonly SearchRow[] {
  const random = chance(3);
  return Array.from(inventedRows(5, count, count))
    .filter(({ kind }) => kind === 'application')
    .map((row, index) => ({
      ...row,
      at: `2023-06-${String(1 + (index % 28)).padStart(2, '0')}T09:00:00.000+08:00`,
      listed: {
        revision: 1,
        visitCount: row.bills.length,
        totalCost: fen(Math.floor(random() * 1000)),
        payable: random() < 0.5 ? null : fen(Math.floor(random() * 100)),
        createdAt: row.at,
        acceptedOn: index % 3 === 0 ? null : `2023-0${1 + (index % 5)}-15`,
        pauses: [],
      },
    }));
}

const LISTING = {
  limits: limitsOf({ setting: { get: () => null, set: () => undefined } }),
  today: toDay('2023-06-15'),
};
const wanted = (more: Partial<ListWanted> = {}): ListWanted => ({ ...listWanted.parse({}), most: 5000, ...more });
const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

describe('the book of the desk', () => {
  const rows = applications(400);
  const book = createDeskBook();
  for (const row of rows) book.put({ ...row, name: '改前', status: 'draft' });
  book.list(wanted({ order: { by: 'name', isDescending: false } }), LISTING);
  // Written again, each in another place of every order that was asked for before.
  for (const row of rows) book.put(row);

  test.each(LIST_ORDERS)('is in the order of %s both ways, as sorting everything gives it', (by) => {
    const sorted = ids(rows.toSorted(compareListed(by, LISTING.limits)));
    expect(ids(book.list(wanted({ order: { by, isDescending: false } }), LISTING).rows)).toEqual(sorted);
    expect(ids(book.list(wanted({ order: { by, isDescending: true } }), LISTING).rows)).toEqual(sorted.toReversed());
  });

  test('counts what stands where, whatever is wanted of it', () => {
    const { counts } = book.list(wanted({ text: '没有这个人' }), LISTING);
    for (const status of APPLICATION_STATUSES) {
      expect(counts[status]).toBe(rows.filter((row) => row.status === status).length);
    }
  });

  test('gives the first rows and how many there are', () => {
    const { rows: first, total } = book.list(wanted({ most: 7 }), LISTING);
    expect([first.length, total]).toEqual([7, rows.length]);
  });

  test('leaves out what was discarded, which has a choice of its own', () => {
    const discarded = rows.filter(({ status }) => status === 'discarded');
    expect(book.list(wanted({ status: 'all' }), LISTING).total).toBe(rows.length - discarded.length);
    expect(new Set(ids(book.list(wanted({ status: 'discarded' }), LISTING).rows))).toEqual(new Set(ids(discarded)));
  });
});

describe('words', () => {
  const [one, other] = applications(40);
  if (one === undefined || other === undefined) throw new Error('No applications');
  const book = createDeskBook();
  book.put({ ...one, id: 'a', name: '佟桂芝', village: '柳条沟村', number: null, status: 'draft' });
  book.put({ ...other, id: 'b', name: '那玉梅', village: '柳条沟村', number: '210521198-A-2023-00002' });
  const found = (text: string): readonly string[] => ids(book.list(wanted({ text }), LISTING).rows).toSorted();

  test('must all occur, in any of the facts and in full width as well', () => {
    expect(found('柳条沟')).toEqual(['a', 'b']);
    expect(found('柳条 佟')).toEqual(['a']);
    expect(found('佟 那')).toEqual([]);
    expect(found('-ａ-２０２３')).toEqual(['b']);
  });

  test('never find more of an identity number than is shown', () => {
    expect(found(one.idNumber.slice(4, 14))).toEqual([]);
    expect(found(one.idNumber.slice(-4))).toContain('a');
  });
});
