import type { ChannelOutput, Handlers } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/fen.ts';
import { readAnyIdDocument } from '#shared/domain/person/id-document.ts';
import { ok, type Result } from '#shared/result.ts';
import type { PersonRecord } from '../../../store/records.ts';
import type { Context } from '../../service-context.ts';
import { applicationRow } from '../../application/application-rows.ts';
import { countyEntries } from '../../ledger/county-entries.ts';
import { personCaps } from '../../application/person-caps.ts';
import { accountUsers } from '../../people/account-users.ts';
import { lastAccount } from '../../people/last-account.ts';
import { unlocked, type UserContext } from '../unlocked.ts';

type Names = 'person/find' | 'person/lastAccount' | 'person/accountUsers' | 'ledger/person';

/** The person of a valid number of any document; null while the number is none or nobody has it. */
function personOf({ open, clock }: UserContext, idNumber: string): PersonRecord | null {
  const read = readAnyIdDocument(idNumber, clock.today());
  return read.ok ? open.store.persons.findByIdNumber(read.document.text) : null;
}

export const personHandlers: Pick<Handlers<Context>, Names> = {
  'person/find': unlocked((context, { idNumber, except }): Result<ChannelOutput<'person/find'>> => {
    const person = personOf(context, idNumber);
    if (person === null) return ok({ match: null });
    const applications = context.open.store.persons.applicationsOf(person.id);
    const { insured } = person;
    return ok({
      match: {
        id: person.id,
        name: person.name,
        phone: person.phone,
        address: person.address,
        village: person.village,
        insurance: person.insurance ?? '',
        account: { ...person.account },
        identities: person.identities.map(({ key, category, from, to, source }) => ({
          key,
          category,
          from,
          to: to ?? '',
          source,
        })),
        insured: {
          hukou: insured.hukou ?? '',
          paidOn: insured.paidOn ?? '',
          forYear: insured.forYear === null ? '' : String(insured.forYear),
          employeeEndedOn: insured.employeeEndedOn ?? '',
        },
        openings: person.openings.map(({ key, year, burden, x, paid }) => ({
          key,
          year: String(year),
          burden: formatYuan(burden),
          x: x === null ? '' : formatYuan(x),
          paid: Object.fromEntries(Object.entries(paid).map(([fund, amount]) => [fund, formatYuan(amount)])),
        })),
        applications: applications.filter(({ id }) => id !== except).map(applicationRow),
      },
    });
  }),
  'person/lastAccount': unlocked((context, { idNumber, except }) => {
    const person = personOf(context, idNumber);
    return ok({ last: person === null ? null : lastAccount(context.open.store, person.id, except) });
  }),
  'person/accountUsers': unlocked((context, { idNumber, number }) =>
    ok(accountUsers(context.open.store, personOf(context, idNumber)?.id ?? null, number, context.clock.today())),
  ),
  'ledger/person': unlocked((context, { idNumber }) => {
    const person = personOf(context, idNumber);
    if (person === null) return ok({ rows: [], caps: [], undecided: [] });
    const rows = context.open.store.ledger.ofPerson(person.id);
    const reversed = new Set(rows.map(({ reverses }) => reverses));
    const { caps, undecided } = personCaps(context, person.id);
    return ok({
      rows: [
        ...rows.map(({ personId: _personId, reverses: _reverses, ...row }) => ({
          ...row,
          isReversed: reversed.has(row.id),
        })),
        ...countyEntries(context.open.store, rows).map((row) => ({ ...row, isReversed: false })),
      ].toSorted((a, b) => b.year - a.year),
      caps: [...caps],
      undecided: [...undecided],
    });
  }),
};
