import { isSameBill } from '#shared/domain/bill.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { Write } from '../audit/writer.ts';
import type { BillKey, VisitInput } from '../records.ts';
import { findRow, insertRow } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Actor } from '../store-env.ts';
import type { Acceptance } from '../aggregates/case/application-store.ts';
import { applicationTable } from '../tables/case/application.ts';
import { billIndexes, billTable, claimsOf } from '../tables/case/bill.ts';
import { visitColumns, visitTable } from '../tables/case/visit.ts';
import { findEditable, replaceApplication, type Target } from './editable.ts';
import { findPerson, mayBe } from './person/find-person.ts';
import { giveNumber } from './give-number.ts';
import { keepPerson } from './person/keep-person.ts';
import { countOpenComments } from './review/review-comments.ts';

/** Draft → accepted. NOT_FOUND, WRONG_STATUS, STALE_REVISION, COMMENTS_OPEN, DUPLICATE_BILL, and what `mayBe` says. */
export function acceptApplication(
  { env, writer }: StoreContext,
  actor: Actor,
  target: Target,
  content: Acceptance,
): Result<string> {
  return writer.write(actor, (write) => {
    const found = findEditable(write, target, ['draft'], 'WRONG_STATUS');
    if (!found.ok) return found;
    const open = countOpenComments(write, target.id);
    if (open > 0) return fail('COMMENTS_OPEN', { count: open });
    const duplicate = findDuplicate(write, content.visits);
    if (duplicate !== null) return fail('DUPLICATE_BILL', duplicate);
    const { row } = found.value;
    const { person } = content;
    const own = row.person_id === null ? null : { personId: row.person_id, name: person.name };
    const holder = findPerson(write, person.idNumber, own);
    const allowed = holder === null ? ok(undefined) : mayBe(write, holder, person, own);
    if (!allowed.ok) return allowed;
    const personId = keepPerson(write, env.newId, target.id, person, holder);
    for (const [position, visit] of content.visits.entries()) {
      keepVisit(write, env.newId, { application_id: target.id, person_id: personId, position }, visit);
    }
    replaceApplication(write, found.value, {
      status: 'accepted',
      number: row.number ?? giveNumber(write, content),
      person_id: personId,
      accepted_on: row.accepted_on ?? content.acceptedOn,
    });
    write.record('application.accept', target.id);
    return ok(target.id);
  });
}

type Duplicate = { readonly bill: string; readonly number: string };

/** The first bill that another application holds, or that stands twice in this one. */
function findDuplicate(write: Write, visits: readonly VisitInput[]): Duplicate | null {
  const seen: BillKey[] = [];
  for (const { bill } of visits) {
    if (bill === null) continue;
    if (seen.some((other) => isSameBill(other, bill))) return { bill: bill.number, number: '（本申请）' };
    seen.push(bill);
    const [claim] = claimsOf(write, bill);
    if (claim === undefined) continue;
    const holder = findRow(write, applicationTable, claim.row.application_id);
    return { bill: bill.number, number: holder?.row.number ?? '—' };
  }
  return null;
}

function keepVisit(
  write: Write,
  newId: () => string,
  belongs: { readonly application_id: string; readonly person_id: string; readonly position: number },
  visit: VisitInput,
): void {
  const { from: _from, to: _to, amounts: _amounts, ...content } = visit;
  const id = newId();
  const row = { ...belongs, state: 'current', ...visitColumns(visit) } as const;
  insertRow(write, visitTable, { id, revision: 1 }, row, content);
  if (visit.bill === null) return;
  const bill = {
    visit_id: id,
    application_id: belongs.application_id,
    state: 'claimed',
    ...billIndexes(write.sealer, visit.bill),
  } as const;
  insertRow(write, billTable, { id: newId(), revision: 1 }, bill, visit.bill);
}
