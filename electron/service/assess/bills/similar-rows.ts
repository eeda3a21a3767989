import type { DuplicateBill } from '#shared/contract/case/assessment.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { isSameBill } from '#shared/domain/bill.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { isAlike } from '#shared/domain/likeness.ts';
import { NO_FEN } from '#shared/fen.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import type { AssessInput } from '../assess-input.ts';

type Own = Pick<AssessInput, 'form' | 'facts' | 'accepted'> & Pick<AssessInput, 'applicationId'>;

/** A line of the form with what likeness is judged by; null while its days cannot be read. */
function lineOf({ form }: Own, { key, kind, from, to }: Own['facts']['visits'][number]) {
  const row = form.visits.findIndex((visit) => visit.key === key);
  const entry = form.visits[row];
  if (entry === undefined || from === null || to === null) return null;
  return { row: row + 1, entry, own: { kind, hospital: entry.hospital, from, to, total: readAmounts(entry).total } };
}

/**
 * Visits of the person's other applications, and of the lines above in the same form, that look like a line of the form under
 * another bill number: the same care may have been billed twice. What is the same bill is refused elsewhere and not said
 * again here.
 */
export function similarRows(input: Own): DuplicateBill[] {
  const lines = input.facts.visits.flatMap((visit) => lineOf(input, visit) ?? []);
  return lines.flatMap((line) => [...aboveRows(input, line, lines), ...otherRows(input, line)]);
}

type Line = NonNullable<ReturnType<typeof lineOf>>;

const aboveRows = ({ applicationId, form }: Own, line: Line, lines: readonly Line[]): DuplicateBill[] =>
  lines
    .filter(({ row, own }) => row < line.row && isAlike(line.own, own))
    .filter(({ entry }) => !isSameBill(readBill(entry), readBill(line.entry)))
    .map(({ row, entry, own }) => ({
      visit: line.entry.key,
      applicationId,
      applicationNumber: null,
      status: '',
      personName: form.person.name.trim(),
      hospital: own.hospital,
      from: own.from,
      to: own.to,
      total: own.total ?? NO_FEN,
      billCode: readBill(entry).code,
      billNumber: readBill(entry).number,
      row,
    }));

const otherRows = ({ form, accepted }: Own, { entry, own }: Line): DuplicateBill[] =>
  accepted
    .filter((visit) => isAlike(own, { ...visit, total: visit.amounts.total }))
    .filter(({ bill }) => bill === null || !isSameBill(bill, readBill(entry)))
    .map((visit) => ({
      visit: entry.key,
      applicationId: visit.applicationId,
      applicationNumber: visit.applicationNumber,
      status: STATUS_WORDS[visit.status],
      personName: form.person.name.trim(),
      hospital: visit.hospital,
      from: visit.from,
      to: visit.to,
      total: visit.amounts.total,
      billCode: visit.bill?.code ?? '',
      billNumber: visit.bill?.number ?? '',
    }));
