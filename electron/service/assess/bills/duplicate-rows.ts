import type { DuplicateBill } from '#shared/contract/case/assessment.ts';
import { isSameBill } from '#shared/domain/bill.ts';
import { STATUS_WORDS } from '#shared/domain/application-status.ts';
import { readBill } from '#shared/domain/read-visit.ts';
import { NO_FEN } from '#shared/fen.ts';
import type { AssessInput } from '../assess-input.ts';

/** The lines of the form whose bill another application already holds or names. */
export function duplicateRows({ form, claims }: Pick<AssessInput, 'form' | 'claims'>): DuplicateBill[] {
  return form.visits.flatMap((visit) => {
    const bill = readBill(visit);
    if (bill.number === '') return [];
    return claims
      .filter((claim) => isSameBill(claim, bill))
      .map((claim) => ({
        visit: visit.key,
        applicationId: claim.applicationId,
        applicationNumber: claim.applicationNumber,
        status: STATUS_WORDS[claim.status],
        personName: claim.personName,
        hospital: claim.hospital,
        from: claim.from,
        to: claim.to,
        total: claim.total ?? NO_FEN,
        billCode: claim.code,
        billNumber: claim.number,
      }));
  });
}
