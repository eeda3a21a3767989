import { describe, expect, it } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { fileOf } from '../../../../electron/service/sync/feed-items.ts';

const ledgerOf = (name: string, idNumber: string): FeedItem => ({
  n: 1,
  id: 'i1',
  at: '2026-11-22T09:00:00.000+08:00',
  kind: 'ledger',
  asOf: '2026-11-22',
  rows: [{ idNumber, name, year: 2026, pool: 'basic', usedFen: 123_456 }],
});
const lineOf = (item: FeedItem): string =>
  Buffer.from(fileOf(item)?.bytes() ?? [])
    .toString('utf8')
    .split('\r\n')[1] ?? '';

describe("the county's ledger as a table", () => {
  it.each(['=1+1', ' =1+1', '＝1+1', '＠SUM(A1)', '\t=1+1', '-1'])(
    'makes text of a name that a spreadsheet would work out: %j',
    (name) => {
      expect(lineOf(ledgerOf(name, '11010519491231002X'))).toBe(
        `"'${name}","11010519491231002X","2026","basic","1234.56"`,
      );
    },
  );

  it('keeps every digit of an ID number, of which a spreadsheet would lose the last three', () => {
    expect(lineOf(ledgerOf('张三', '110105194912310021'))).toBe(
      '"张三","\t110105194912310021","2026","basic","1234.56"',
    );
  });
});
