import type { RosterRow } from './roster-row.ts';

/** A row that is not taken beside the others of its person. */
export type Refusal = { readonly row: number; readonly reason: string };

export type DistinctRows = {
  readonly taken: readonly RosterRow[];
  /** Rows that say the same as an earlier one. */
  readonly duplicates: readonly number[];
  readonly refused: readonly Refusal[];
};

const rowNumbers = (rows: readonly RosterRow[], most = 5): string => {
  const numbers = rows.slice(0, most).map(({ row }) => row);
  return `第 ${numbers.join('、')}${rows.length > most ? ' 等' : ''} 行`;
};

const sameFacts = (a: RosterRow, b: RosterRow): boolean =>
  a.from === b.from && a.to === b.to && a.isEnded === b.isEnded && a.headId === b.headId;

/**
 * One person may stand in a list under several identities. The same identity twice is a duplicate; when its days differ,
 * or one number stands beside two names, nobody can say which row is right and all of them are refused.
 */
export function settleDuplicates(rows: readonly RosterRow[]): DistinctRows {
  const people = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const known = people.get(row.idNumber);
    if (known === undefined) people.set(row.idNumber, [row]);
    else known.push(row);
  }
  const taken: RosterRow[] = [];
  const duplicates: number[] = [];
  const refused: Refusal[] = [];
  for (const own of people.values()) {
    if (new Set(own.map(({ name }) => name)).size > 1) {
      const reason = `${rowNumbers(own)}身份证号相同、姓名不同。请核对是谁的号码`;
      refused.push(...own.map(({ row }) => ({ row, reason })));
      continue;
    }
    for (const same of byCategory(own)) {
      const [first, ...others] = same;
      if (first === undefined) continue;
      if (others.every((other) => sameFacts(first, other))) {
        taken.push(first);
        duplicates.push(...others.map(({ row }) => row));
      } else {
        const reason = `${rowNumbers(same)}是同一人同一类别，日期或状态不同。请核对以哪一行为准`;
        refused.push(...same.map(({ row }) => ({ row, reason })));
      }
    }
  }
  return { taken, duplicates, refused };
}

function byCategory(rows: readonly RosterRow[]): readonly (readonly RosterRow[])[] {
  const groups = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const group = groups.get(row.category);
    if (group === undefined) groups.set(row.category, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}
