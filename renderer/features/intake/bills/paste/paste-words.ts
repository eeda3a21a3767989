import type { PastedRow, RowKind } from './pasted-bills.ts';

const LEFT_OUT: readonly (readonly [Exclude<RowKind, 'bill'>, (count: number) => string])[] = [
  ['above', (count) => `标题 ${count} 行`],
  ['empty', (count) => `空行 ${count} 行`],
  ['sum', (count) => `合计 ${count} 行`],
  ['red', (count) => `退费票据（红票）${count} 行，不能受理`],
  ['beyond', (count) => `超出 200 张 ${count} 行`],
];

/** What becomes of the rows, in one sentence; its numbers add up to the rows of the table. */
export function pasteWords(rows: readonly PastedRow[], leftOut: number): string {
  const count = (kind: RowKind): number => rows.filter((row) => row.kind === kind).length;
  const others = LEFT_OUT.flatMap(([kind, words]) => (count(kind) === 0 ? [] : [words(count(kind))]));
  const beyond = leftOut === 0 ? [] : [`第 ${rows.length} 行以后 ${leftOut} 行没有读取`];
  const rest = [...others, ...beyond];
  return `共 ${rows.length + leftOut} 行，可填入票据 ${count('bill')} 张${rest.length === 0 ? '' : `；不填入：${rest.join('、')}`}。`;
}

/** Why a row is not taken over, for the row itself; empty for a bill. */
export const ROW_WORDS: Readonly<Record<RowKind, string>> = {
  bill: '',
  above: '标题',
  empty: '空行',
  sum: '合计行',
  red: '红票，不能受理',
  beyond: '超出 200 张',
};
