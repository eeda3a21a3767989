import type { DuplicateBill } from '#shared/contract/case/assessment.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { isSameBill } from '#shared/domain/bill.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { isAlike } from '#shared/domain/likeness.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import type { AssessInput } from '../assess-input.ts';

/**
 * Visits of the person's other applications that look like a line of the form, under another bill number: the same care
 * may have been billed twice. What is the same bill is refused elsewhere and not said again here.
 */
export function similarRows({
  form,
  facts,
  accepted,
}: Pick<AssessInput, 'form' | 'facts' | 'accepted'>): DuplicateBill[] {
  return facts.visits.flatMap(({ key, kind, from, to }) => {
    const entry = form.visits.find((visit) => visit.key === key);
    if (entry === undefined || from === null || to === null) return [];
    const own = { kind, hospital: entry.hospital, from, to, total: readAmounts(entry).total };
    return accepted
      .filter((visit) => isAlike(own, { ...visit, total: visit.amounts.total }))
      .filter(({ bill }) => bill === null || !isSameBill(bill, readBill(entry)))
      .map((visit) => ({
        visit: key,
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
  });
}
