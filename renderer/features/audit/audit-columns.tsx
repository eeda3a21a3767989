import type { AuditRow } from '#shared/contract/data/audit.ts';
import type { Column } from '../../ui/table/column.ts';

/** An instant to the second: `2023-06-15 09:30:12`. */
export const toSecond = (instant: string): string => instant.slice(0, 19).replace('T', ' ');

/** The columns of the log; it comes newest first and stays so. */
export const AUDIT_COLUMNS: readonly Column<AuditRow>[] = [
  { key: 'seq', title: '序号', width: 84, align: 'right', render: ({ seq }) => seq },
  { key: 'at', title: '时间', width: 160, render: ({ at }) => toSecond(at) },
  { key: 'user', title: '用户', width: 110, render: ({ userName }) => userName, tooltip: ({ userName }) => userName },
  { key: 'what', title: '操作', width: 140, render: ({ what }) => what, tooltip: ({ what }) => what },
  { key: 'about', title: '对象', width: 220, render: ({ about }) => about, tooltip: ({ about }) => about },
  { key: 'reason', title: '说明', render: ({ reason }) => reason, tooltip: ({ reason }) => reason },
];
