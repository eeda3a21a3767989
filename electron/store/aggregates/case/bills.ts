import { isSameBill } from '#shared/domain/bill.ts';
import { fen } from '#shared/fen.ts';
import { readAmount, tidyBillText } from '#shared/typed-text.ts';
import type { ApplicationRecord, BillClaim, BillKey } from '../../records.ts';
import { findRow, type Stored } from '../../rows/sealed-table.ts';
import type { StoreContext } from '../../store-context.ts';
import type { Store } from '../../store.ts';
import { type ApplicationReader, applicationTable } from '../../tables/case/application.ts';
import { type BillContent, type BillRow, claimsOf } from '../../tables/case/bill.ts';
import { toVisit, visitTable } from '../../tables/case/visit.ts';

/** Where a bill is used already. */
export function billStore(context: StoreContext, applications: ApplicationReader): Store['bills'] {
  const claimOf = ({ row, content }: Stored<BillRow, BillContent>): BillClaim => {
    const application = findRow(context, applicationTable, row.application_id);
    const visit = findRow(context, visitTable, row.visit_id);
    if (application === null || visit === null) throw new Error(`A bill without its visit: ${row.visit_id}`);
    const { hospital, from, to, amounts } = toVisit(visit);
    const { id, number, status, form } = applications.record(application);
    const { code, number: billNumber } = content();
    const personName = form.person.name;
    return {
      code,
      number: billNumber,
      applicationId: id,
      applicationNumber: number,
      status,
      personName,
      hospital,
      from,
      to,
      total: amounts.total,
    };
  };
  return {
    findClaims: (bills, exceptApplicationId) => {
      const wanted = bills.filter(({ number }) => tidyBillText(number) !== '');
      if (wanted.length === 0) return [];
      const claims = wanted
        .flatMap((bill) => claimsOf(context, bill))
        .filter(({ row }) => row.application_id !== exceptApplicationId);
      // Two lines of a form may find the same claim: with and without the code.
      const claimed = [...new Map(claims.map((claim) => [claim.id, claim])).values()].map(claimOf);
      const drafts = applications.drafts().filter(({ id }) => id !== exceptApplicationId);
      return [...claimed, ...drafts.flatMap((draft) => typedInto(draft, wanted))];
    },
  };
}

/** Bills of a draft that are among the wanted ones, as typed. */
function typedInto({ id, number, status, form }: ApplicationRecord, wanted: readonly BillKey[]): readonly BillClaim[] {
  return form.visits
    .filter(({ bill }) => wanted.some((other) => isSameBill(other, bill)))
    .map(({ bill, hospital, from, to, amounts }): BillClaim => {
      const total = readAmount(amounts.total);
      return {
        code: bill.code,
        number: bill.number,
        applicationId: id,
        applicationNumber: number,
        status,
        personName: form.person.name,
        hospital,
        from,
        to,
        total: total.ok ? fen(total.amount) : null,
      };
    });
}
