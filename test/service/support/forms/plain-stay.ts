import { type InventedStay, STAYS } from '../../../support/invented-case.ts';
import type { Window } from '../window.ts';

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

/** What the ledger says this window gave, over all, per year and per year and fund, in fen: settlements and what was taken back of them. */
export async function given(window: Window, idNumber: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await window.ask('ledger/person', { idNumber });
  const elsewhere = rows.filter(({ kind }) => kind === 'opening');
  const sums: Record<string, number> = { total: 0 };
  for (const row of rows) {
    if (row.kind === 'opening') continue;
    const opening = elsewhere.findIndex(
      (other) =>
        row.kind === 'reversal' &&
        other.amount === -row.amount &&
        other.applicationNumber === row.applicationNumber &&
        `${other.year}/${other.fund}` === `${row.year}/${row.fund}`,
    );
    if (opening !== -1) {
      elsewhere.splice(opening, 1);
      continue;
    }
    for (const key of ['total', `${row.year}`, `${row.year}/${row.fund}`]) sums[key] = (sums[key] ?? 0) + row.amount;
  }
  return sums;
}
