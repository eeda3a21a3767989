import { describe, expect, it } from 'vitest';
import type { PayLine } from '../../../../county/console/api/views.ts';
import { payAccountWords, personsByAccount } from '../../../../county/console/features/payments/pay-account-words.ts';

const line = (place: number, idNumber: string, number: string): PayLine => ({
  record: { batch: 1, place },
  number: `210502001-A-2023-0000${place}`,
  township: '210502001',
  name: '甲',
  idNumber,
  account: { kind: 'card', holder: '甲', bank: '信用社', number },
  approvedFen: 100,
  approvedBy: '陈审批',
  isOwn: false,
});

describe('the accounts of a pay list', () => {
  it('say how many people share one, and nothing of a person with two cases or of an account not filled in', () => {
    const rows = [
      line(1, 'one', '6001'),
      line(2, 'two', '6001'),
      line(3, 'three', '6002'),
      line(4, 'three', '6002'),
      line(5, 'four', ''),
      line(6, 'five', ''),
    ];
    const persons = personsByAccount(rows);
    expect(rows.map((row) => payAccountWords(row, persons))).toEqual([
      '甲 信用社 6001，2 人同一账户',
      '甲 信用社 6001，2 人同一账户',
      '甲 信用社 6002',
      '甲 信用社 6002',
      '甲 信用社',
      '甲 信用社',
    ]);
  });
});
