import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { formatYuan } from '#shared/fen.ts';
import type { ApplicationRecord, SettlementRecord } from '../../store/records.ts';

/** What a spreadsheet would take for a formula, also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\0＝＋－＠]/;

const COLUMNS: readonly (readonly [string, (record: ApplicationRecord) => string])[] = [
  ['申请编号', ({ number }) => number ?? ''],
  ['状态', ({ status }) => STATUS_WORDS[status]],
  ['姓名', ({ form }) => form.person.name],
  ['身份证号', ({ form }) => form.person.idNumber],
  ['联系电话', ({ form }) => form.person.phone],
  ['村（社区）', ({ form }) => form.person.village],
  ['住址', ({ form }) => form.person.address],
  ['户名', ({ form }) => form.account.holder],
  ['开户银行', ({ form }) => form.account.bank],
  ['收款账号', ({ form }) => form.account.number],
  ['受理日期', ({ acceptedOn }) => acceptedOn ?? ''],
  ['应付金额（元）', ({ payable }) => (payable === null ? '' : formatYuan(payable))],
  ['最后改动', ({ updatedAt }) => updatedAt],
];

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** All applications as a table that spreadsheets open: UTF-8 with its mark, no cell a formula. */
export function applicationsCsv(records: readonly ApplicationRecord[]): string {
  const lines = [
    COLUMNS.map(([title]) => cell(title)),
    ...records.map((record) => COLUMNS.map(([, of]) => cell(of(record)))),
  ];
  return `\u{FEFF}${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** The same with everything in it: forms as typed, settlements with their trace. */
export function applicationsJson(
  records: readonly ApplicationRecord[],
  settlementOf: (id: string) => SettlementRecord | null,
): string {
  return JSON.stringify(
    records.map((application) => ({ application, settlement: settlementOf(application.id) })),
    null,
    1,
  );
}
