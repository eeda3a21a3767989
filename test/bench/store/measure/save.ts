import type Sqlite from 'better-sqlite3';
import { toDay } from '#shared/day.ts';
import { applicationTable } from '../../../../electron/store/tables/case/application.ts';
import { billTable } from '../../../../electron/store/tables/case/bill.ts';
import { identityTable } from '../../../../electron/store/tables/case/person.ts';
import { visitColumns, visitTable } from '../../../../electron/store/tables/case/visit.ts';
import type { Actor } from '../../../../electron/store/store-env.ts';
import type { Store } from '../../../../electron/store/store.ts';
import { report } from '../../figure.ts';
import { inventCase, inventPeople } from '../invented-people.ts';
import { plainSink } from '../row-sink.ts';
import { writePerson } from '../write-case.ts';

const RUNS = 60;
const WARM_UP = 20;
const BILLS = 6;
const AT = '2023-06-15T09:00:00.000+08:00';

/**
 * Saves of a case with six bills that survive a power cut, in turns: accepted by the store, and the same rows plain with the
 * same durability. Both look first whether a bill is there already.
 */
export function measureSave(
  store: Store,
  actor: Actor,
  plain: Sqlite.Database,
  newId: () => string,
  people: number,
): void {
  const persons = inventPeople(people + RUNS + WARM_UP).slice(people);
  const sink = plainSink(plain);
  const known = plain.prepare(`SELECT id FROM bill WHERE number_index = ? AND state = 'claimed'`);
  const accepted = plain.prepare(
    `UPDATE application SET status = 'accepted', revision = 2, person_id = ?, sealed = ? WHERE id = ?`,
  );
  const [sealed, beside]: [Took[], Took[]] = [[], []];
  for (const [run, person] of persons.entries()) {
    const base = inventCase(persons, 1_000_000 + run);
    const first = base.visits[0];
    if (first === undefined) throw new Error('No visit');
    const number = (bill: number): string =>
      // Scattered, as those of many hospitals are; and others than in an earlier run.
      String(1_000_000_000 + (((run * BILLS + bill) * 2_654_435_761 + Date.now()) % 8_999_999_999));
    const visits = Array.from({ length: BILLS }, (_, bill) => ({
      ...first,
      key: `v${bill}`,
      bill: { code: '21060123', number: number(bill), check: 'c748a8' },
    }));
    const form = { ...base.form, person: { ...base.form.person, idNumber: person.idNumber, name: person.name } };
    const draft = store.applications.create(actor, form);
    const content = {
      person,
      visits,
      acceptedOn: toDay('2023-06-15'),
      year: 2024,
      townshipCode: '210521198',
      pcLetter: 'A',
    };
    let started = start();
    const done = store.applications.accept(actor, draft.id, draft.revision, content);
    const took = since(started);
    if (!done.ok) throw new Error(done.error.code);

    const [id, personId] = [newId(), newId()];
    const row = {
      number: null,
      status: 'draft',
      person_id: null,
      accepted_on: null,
      batch_id: null,
      review_id: null,
      notice_id: null,
      payable: null,
      standing: null,
      pauses: null,
      created_at: AT,
      updated_at: AT,
    } as const;
    sink.insert(applicationTable, { id, revision: 1 }, row, form);
    started = start();
    plain.exec('BEGIN IMMEDIATE');
    for (const { bill } of visits) known.all(Buffer.from(bill.number));
    writePerson(sink, personId, person, AT);
    const belongs = { application_id: id, person_id: personId };
    for (const [position, { from, to, key, category, source }] of person.identities.entries())
      sink.insert(
        identityTable,
        { id: newId(), revision: 1 },
        { ...belongs, position, state: 'current', from_on: from, to_on: to },
        { key, category, source },
      );
    for (const [position, visit] of visits.entries()) {
      const { from: _, to: __, amounts: ___, ...rest } = visit;
      const visitId = newId();
      sink.insert(
        visitTable,
        { id: visitId, revision: 1 },
        { ...belongs, position, state: 'current', ...visitColumns(visit) },
        rest,
      );
      const indexes = { key_index: Buffer.from(`k${visit.bill.number}`), number_index: Buffer.from(visit.bill.number) };
      sink.insert(
        billTable,
        { id: newId(), revision: 1 },
        { visit_id: visitId, application_id: id, state: 'claimed', ...indexes },
        visit.bill,
      );
    }
    accepted.run(personId, Buffer.from(JSON.stringify(form)), id);
    plain.exec('COMMIT');
    const plainTook = since(started);
    if (run < WARM_UP) continue;
    beside.push(plainTook);
    sealed.push(took);
  }
  const clock = ({ ms }: Took): number => ms;
  const processor = ({ processorMs }: Took): number => processorMs;
  for (const [name, of] of [
    ['save', clock],
    ['save-processor', processor],
  ] as const) {
    const against = report(`store-${people}-${name}-plain`, 'ms', beside.map(of));
    report(`store-${people}-${name}`, 'ms', sealed.map(of), { against, note: 'accepting a case with six bills' });
  }
}

/** By the clock, and of the processor: the latter says more beside a busy machine, and nothing of the waiting for the disk. */
type Took = { readonly ms: number; readonly processorMs: number };

const start = () => ({ at: performance.now(), processor: process.cpuUsage() });

function since({ at, processor }: ReturnType<typeof start>): Took {
  const { user, system } = process.cpuUsage(processor);
  return { ms: performance.now() - at, processorMs: (user + system) / 1000 };
}
