import { expect, test } from 'vitest';
import type { AuditRow } from '#shared/contract/data/audit.ts';
import { auditTable } from '../../../electron/service/audit/audit-table.ts';

const row = (reason: string): AuditRow => ({
  seq: 1,
  at: '2023-06-15T09:00:00.000+08:00',
  userName: '王经办',
  what: '退回修改',
  about: '',
  applicationId: null,
  reason,
  hash: '0011',
});

test.each([
  ['=1+1', `'=1+1`],
  ['+86', `'+86`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  [' =1+1', `' =1+1`],
  ['＝1+1', `'＝1+1`],
  ['说"好"', '说""好""'],
  ['两\n行,一格', '两\n行,一格'],
])('%j stands in a table as text', (reason, cell) => {
  const text = Buffer.from(auditTable([row(reason)])).toString('utf8');
  expect(text).toContain(`"1","2023-06-15 09:00:00","王经办","退回修改","","${cell}","0011"\r\n`);
});
