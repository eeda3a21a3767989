import { type InventedStay, STAYS } from '../../support/invented-case.ts';
import type { Window } from './window.ts';

const [SAMPLE] = STAYS;

/** A stay whose whole cost is in scope and left to the person, so that the aid can be worked out in the head. */
export function plainStay(from: string, to: string, cost: string, bill: number): InventedStay {
  if (SAMPLE === undefined) throw new Error('The invented case has stays');
  return {
    ...SAMPLE,
    from,
    to,
    amounts: [cost, '0', '0', '0', cost, '0', '0', '0', '0'],
    bill: ['21060123', String(bill).padStart(10, '0'), ''],
  };
}

/** What the ledger says this window gave, per year and over all, in fen. */
export async function given(window: Window, idNumber: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await window.ask('ledger/person', { idNumber });
  const openings = rows.filter(({ kind }) => kind === 'opening').map(({ id }) => id);
  const sums: Record<string, number> = { total: 0 };
  for (const { id, year, amount } of rows) {
    if (openings.includes(id)) continue;
    sums[year] = (sums[year] ?? 0) + amount;
    sums['total'] = (sums['total'] ?? 0) + amount;
  }
  return sums;
}
