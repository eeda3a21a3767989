import type { AppHealth } from '#shared/contract/access/session.ts';

type Name = NonNullable<AppHealth['about']>;

/** Rows named one by one; of more, how many there are. */
const MOST = 5;

/** `210502001-A-2023-00003（张三）`; empty when nothing is known. */
function nameWords({ number, name }: Name): string {
  if (number === null) return name ?? '';
  return name === null ? number : `${number}（${name}）`;
}

function damagedWords(damaged: AppHealth['damaged']): string {
  if (damaged.length === 0) return '';
  const named = [...new Set(damaged.map((row) => `${row.label} ${nameWords(row)}`.trim()))];
  const rest = named.length > MOST ? `等 ${damaged.length} 条记录` : '';
  return `${named.slice(0, MOST).join('、')}${rest}损坏或被改动，已停止使用，没有列出。`;
}

function entryWords(seq: number | null, about: AppHealth['about']): string {
  if (seq === null) return '';
  return `第 ${seq} 条操作记录与现在的内容不一致${about === null ? '' : `，涉及申请 ${nameWords(about)}`}。`;
}

function hiddenWords(hidden: readonly string[]): string {
  if (hidden.length === 0) return '';
  return `查找${hidden.join('、')}用的索引与内容不一致，有的记录可能查不到，重复的票据可能认不出来，请先不要受理。`;
}

/** What is wrong with the data, in sentences. */
export const wrongWords = ({ seq, about, damaged, hidden, isFileDamaged }: AppHealth): string =>
  [
    damagedWords(damaged),
    entryWords(seq, about),
    hiddenWords(hidden),
    isFileDamaged ? '数据文件有一部分读不出来。' : '',
  ].join('');
