import type Sqlite from 'better-sqlite3';
import type { Store } from '../../../../electron/store/store.ts';
import { report } from '../../figure.ts';
import { LONG_FILE, VISITS_EACH } from '../invented-people.ts';

const RUNS = 30;

function repeat(work: () => number): readonly number[] {
  const values: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    if (work() < (LONG_FILE - 2) * VISITS_EACH) throw new Error('The long file is not that long');
    values.push(performance.now() - started);
  }
  return values;
}

/** Everything about the person with fifty applications and two hundred visits, sealed and plain. */
export function measurePerson(store: Store, plain: Sqlite.Database, idNumber: string, people: number): void {
  const person = store.persons.findByIdNumber(idNumber);
  const row = plain.prepare<[], { id: string }>('SELECT id FROM person ORDER BY id LIMIT 1').get();
  if (person === null || row === undefined) throw new Error('Nobody has the long file');
  const from = (table: string) =>
    plain.prepare<[string], { sealed: Buffer }>(`SELECT * FROM ${table} WHERE person_id = ?`);
  const [applications, visits, ledger] = [from('application'), from('visit'), from('ledger_entry')];
  const settlements = plain.prepare<[string], { sealed: Buffer }>(
    'SELECT * FROM settlement WHERE application_id IN (SELECT id FROM application WHERE person_id = ?)',
  );
  const plainValues = repeat(() => {
    const found = [applications, settlements, ledger, visits].map((each) =>
      each.all(row.id).map(({ sealed }): unknown => JSON.parse(sealed.toString())),
    );
    return found[3]?.length ?? 0;
  });
  const beside = report(`store-${people}-person-plain`, 'ms', plainValues);
  const values = repeat(() => {
    store.persons.findByIdNumber(idNumber);
    store.persons.applicationsOf(person.id);
    store.settlements.confirmedOf(person.id, '');
    store.ledger.ofPerson(person.id);
    return store.visits.acceptedOf(person.id, '').length;
  });
  report(`store-${people}-person`, 'ms', values, { against: beside });
  const year = repeat(() => store.ledger.ofPerson(person.id).length * VISITS_EACH + 2 * VISITS_EACH);
  report(`store-${people}-year-ledger`, 'ms', year);
}
