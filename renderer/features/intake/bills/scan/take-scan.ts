import { readBillCode } from '#shared/bill-code/read-bill-code.ts';
import { type ApplicationForm, emptyVisit, type VisitEntry } from '#shared/domain/application-form.ts';
import { isSameBill } from '#shared/domain/bill.ts';
import { formatYuanGrouped } from '#shared/fen.ts';
import type { FormChange } from '../../form/form-change.ts';
import { MOST_BILLS } from '../paste/pasted-bills.ts';

export type TakenScan = {
  /** Null: the form stays as it is. */
  readonly change: FormChange | null;
  /** The line it went into or that already holds it; null when there is none. */
  readonly key: string | null;
  readonly severity: 'ok' | 'warning' | 'wrong';
  readonly text: string;
};

const isFree = ({ bill, scanned }: VisitEntry): boolean =>
  bill.number.trim() === '' && bill.code.trim() === '' && scanned === '';

/** The line with the focus when it has no bill yet, else the last one, else a new one. */
function targetOf({ visits }: ApplicationForm, current: string | null, newKey: () => string): string | null {
  const free = visits.find((visit) => visit.key === current && isFree(visit)) ?? visits.find(isFree);
  if (free !== undefined) return free.key;
  return visits.length < MOST_BILLS ? newKey() : null;
}

/**
 * Where a scan goes and what is said about it. An unknown text is kept with the bill as it is; a red bill and one that
 * already stands in the form are not taken. `current`: the line with the focus.
 */
export function takeScan(
  form: ApplicationForm,
  typed: string,
  current: string | null,
  newKey: () => string,
): TakenScan {
  const scan = readBillCode(typed);
  const stay = { change: null, key: null } as const;
  if (scan.raw === '') return { ...stay, severity: 'warning', text: '没有读到内容。请重新扫描。' };
  if (scan.isRed) {
    return { ...stay, severity: 'wrong', text: '这是退费票据（红票），不能受理，没有填入。请收取原来的正数票据。' };
  }
  const at = form.visits.findIndex((visit) => visit.scanned === scan.raw || isSameBill(visit.bill, scan));
  if (at !== -1) {
    const { key } = form.visits[at] ?? { key: null };
    return { change: null, key, severity: 'warning', text: `第 ${at + 1} 行已经是这张票据，没有重复填入。` };
  }
  const key = targetOf(form, current, newKey);
  if (key === null) return { ...stay, severity: 'wrong', text: `一份申请最多 ${MOST_BILLS} 张票据，没有填入。` };
  const index = form.visits.findIndex((visit) => visit.key === key);
  const row = (index === -1 ? form.visits.length : index) + 1;
  const amount = scan.amount === null ? '' : formatYuanGrouped(scan.amount);
  const filled = (visit: VisitEntry): VisitEntry => ({
    ...visit,
    scanned: scan.raw,
    bill: scan.number === '' ? visit.bill : { code: scan.code, number: scan.number, check: scan.check },
    amounts: visit.amounts.total.trim() === '' ? { ...visit.amounts, total: amount } : visit.amounts,
  });
  return {
    change: (now) =>
      now.visits.some((visit) => visit.key === key)
        ? { ...now, visits: now.visits.map((visit) => (visit.key === key ? filled(visit) : visit)) }
        : {
            ...now,
            visits: [...now.visits, filled({ ...emptyVisit(key), kind: now.visits.at(-1)?.kind ?? 'inpatient' })],
          },
    key,
    severity: scan.number === '' ? 'warning' : 'ok',
    text:
      scan.number === ''
        ? `没有认出票据号，扫到的内容已原样保存在第 ${row} 行。请照票据手工填写代码、票据号和校验码。`
        : `已填入第 ${row} 行：${[scan.code, scan.number, scan.check].filter((part) => part !== '').join(' ')}${amount === '' ? '' : `，${amount} 元`}。`,
  };
}
