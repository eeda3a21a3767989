import type { AuditRow } from '#shared/contract/data/audit.ts';

const HEAD = ['序号', '时间', '用户', '操作', '对象', '说明', '校验值前十二位'] as const;

/** A table other programs open: UTF-8 with a mark, because without it they show Chinese as nonsense. */
export function auditTable(rows: Iterable<AuditRow>): Uint8Array {
  const lines = [HEAD.map(cell).join(',')];
  for (const { seq, at, userName, what, about, reason, hash } of rows) {
    lines.push(
      [String(seq), at.slice(0, 19).replace('T', ' '), userName, what, about, reason, hash].map(cell).join(','),
    );
  }
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8');
}

/** What begins like a formula would be worked out by a spreadsheet; an apostrophe before it makes it text. */
function cell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
