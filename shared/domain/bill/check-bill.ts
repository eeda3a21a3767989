import { namesRedBill, readBillCode } from '../../bill-code/read-bill-code.ts';
import { formatYuanGrouped } from '../../fen.ts';
import { readAmount, tidyBillText } from '../../typed-text.ts';
import type { VisitEntry } from '../application-form.ts';
import { isSameBill } from '../bill.ts';
import { type FormProblem, missing, warning, wrong } from '../form-problem.ts';

/** Lengths on medical e-bills. Paper bills may have others, so they are never more than a warning. */
const CODE_LENGTH = 8;
const NUMBER_LENGTH = 10;
const CHECK_LENGTH = 6;

const isPlain = (text: string): boolean => /^[0-9A-Z]{1,50}$/.test(text);

const RED_BILL = '这是退费票据（红票），不能受理。请收取原来的正数票据；费用已经退回的，不再救助。';

/** What the scanner read beside what stands in the fields. Both are kept; the clerk looks at the paper. */
function checkScanned(visit: VisitEntry, path: string): FormProblem[] {
  if (visit.scanned === '') return [];
  const scanned = readBillCode(visit.scanned);
  const problems: FormProblem[] = [];
  const { code, number } = visit.bill;
  if (scanned.isRed) problems.push(wrong(`${path}.bill.number`, RED_BILL));
  if (scanned.number !== '' && number.trim() !== '' && !isSameBill(scanned, { code, number })) {
    problems.push(
      warning(`${path}.bill.number`, `二维码上的票据号是 ${scanned.number}，与填写的不同。请对照票据核对。`),
    );
  }
  const total = readAmount(visit.amounts.total);
  if (scanned.amount !== null && total.ok && total.amount !== scanned.amount) {
    const amount = formatYuanGrouped(scanned.amount);
    problems.push(
      warning(`${path}.amounts.total`, `二维码上的金额是 ${amount} 元，与填写的总费用不同。请对照票据核对。`),
    );
  }
  return problems;
}

function checkLengths(code: string, number: string, check: string, path: string): FormProblem[] {
  // Without a code it is no e-bill, and nothing is known of its lengths.
  if (code === '' || !isPlain(code)) return [];
  if (number === '') {
    return code.length === CODE_LENGTH
      ? []
      : [warning(`${path}.bill.code`, '医疗电子票据的代码为 8 位，现在位数不同。请核对票据左上角。')];
  }
  if (!isPlain(number)) return [];
  if (code.length !== CODE_LENGTH || number.length !== NUMBER_LENGTH) {
    return [warning(`${path}.bill.number`, '医疗电子票据的代码为 8 位、号码为 10 位，现在位数不同。请核对。')];
  }
  return check === '' || check.length === CHECK_LENGTH || !/^[0-9A-Z]{4,20}$/.test(check)
    ? []
    : [warning(`${path}.bill.check`, '医疗电子票据的校验码为 6 位，现在位数不同。请核对。')];
}

/** Problems of the bill of a line: its code, number and check code as typed, beside what was scanned. */
export function checkBill(visit: VisitEntry, path: string): FormProblem[] {
  const code = tidyBillText(visit.bill.code);
  const number = tidyBillText(visit.bill.number);
  const check = tidyBillText(visit.bill.check);
  const problems: FormProblem[] = [];
  if (namesRedBill(Object.values(visit.bill).join(' '))) problems.push(wrong(`${path}.bill.number`, RED_BILL));
  else if (number === '') {
    problems.push(missing(`${path}.bill.number`, '请填写票据号，用来防止同一张票据重复救助。'));
  } else if (!isPlain(number)) {
    problems.push(wrong(`${path}.bill.number`, '票据号只能有数字和字母。请核对票据右上角。'));
  }
  problems.push(...checkLengths(code, number, check, path));
  if (code !== '' && !isPlain(code)) {
    problems.push(wrong(`${path}.bill.code`, '票据代码只能有数字和字母。请核对票据左上角。'));
  }
  if (check !== '' && !/^[0-9A-Z]{4,20}$/.test(check)) {
    problems.push(wrong(`${path}.bill.check`, '校验码只能有数字和字母，通常为 6 位。请核对票据。'));
  }
  return [...problems, ...checkScanned(visit, path)];
}
