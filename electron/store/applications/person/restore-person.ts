import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { members, textOf } from '../../read-json.ts';
import { findRow, selectRows, type Stored } from '../../rows/sealed-table.ts';
import type { StandingPerson } from '../../aggregates/case/application-store.ts';
import { applicationTable } from '../../tables/case/application.ts';
import { type PersonContent, type PersonRow, personTable } from '../../tables/case/person.ts';
import { supersededTable } from '../../tables/superseded.ts';
import { dropBelongings, isSameNumber, keepBelongings, putFile } from './keep-person.ts';

type StoredPerson = Stored<PersonRow, PersonContent>;

/** Number of the last entry of an action about something, and when it was; null: there is none. */
function lastOf(write: Write, ref: string, action: string): { readonly seq: number; readonly at: string } | null {
  const row = write.db.get(
    sql`SELECT seq, at FROM audit WHERE ref = ${ref} AND action = ${action} ORDER BY seq DESC LIMIT 1`,
  );
  return row === null ? null : { seq: Number(row['seq']), at: String(row['at']) };
}

/** What the file said after the write at an instant. */
function contentAt(write: Write, stored: StoredPerson, at: string): PersonContent {
  if (stored.row.updated_at <= at) return stored.content();
  const where = sql`WHERE table_name = ${personTable.name} AND row_id = ${stored.id} ORDER BY row_revision DESC`;
  for (const { content } of selectRows(write, supersededTable, where)) {
    const old = members(JSON.parse(content().old));
    if (textOf(members(old['row']), 'updated_at') <= at) return personTable.read(old['content']);
  }
  return stored.content();
}

/**
 * What a file says once an application that counted is taken back: what somebody wrote into the file by hand after the
 * standing application was accepted, else what that application says. Under a number that is not theirs any more it says
 * nothing.
 */
function standingContent(write: Write, stored: StoredPerson, { applicationId, person }: StandingPerson): PersonContent {
  const { identities: _identities, openings: _openings, ...said } = person;
  const saved = lastOf(write, stored.id, 'person.save');
  const accepted = lastOf(write, applicationId, 'application.accept');
  if (saved !== null && saved.seq > (accepted?.seq ?? 0)) return contentAt(write, stored, saved.at);
  return isSameNumber(stored.content(), said) ? said : stored.content();
}

/** An application of somebody no longer counts: the standing one does, or none (null). */
export function restorePerson(
  write: Write,
  newId: () => string,
  personId: string | null,
  standing: StandingPerson | null,
): void {
  const otherId =
    standing === null ? null : (findRow(write, applicationTable, standing.applicationId)?.row.person_id ?? null);
  const stored = otherId === null ? null : findRow(write, personTable, otherId);
  if (standing === null || stored === null) {
    if (personId !== null) dropBelongings(write, personId);
    return;
  }
  putFile(write, newId, stored, standingContent(write, stored, standing));
  keepBelongings(write, newId, stored.id, standing.applicationId, standing.person);
}
