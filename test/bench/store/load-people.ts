import type Sqlite from 'better-sqlite3';
import { ok } from '#shared/result.ts';
import type { Writer } from '../../../electron/store/audit/writer.ts';
import type { Actor } from '../../../electron/store/store-env.ts';
import { inventCase, inventPeople } from './invented-people.ts';
import { plainSink, type RowSink, sealedSink } from './row-sink.ts';
import { writeCase, writePerson } from './write-case.ts';

/** Cases of one transaction. */
const AT_ONCE = 500;

type Chunk = (sink: RowSink) => void;

/** The data in pieces of one transaction each; ids rise with time as UUIDv7 does. */
function* chunks(people: number, newId: () => string): Generator<Chunk> {
  const persons = inventPeople(people);
  const ids = persons.map(newId);
  for (let from = 0; from < people; from += 2 * AT_ONCE) {
    yield (sink) => {
      for (let index = from; index < Math.min(people, from + 2 * AT_ONCE); index += 1) {
        const [person, id] = [persons[index], ids[index]];
        if (person !== undefined && id !== undefined) writePerson(sink, id, person, '2021-01-01T09:00:00.000+08:00');
      }
    };
  }
  const all = people / 2;
  for (let from = 0; from < all; from += AT_ONCE) {
    yield (sink) => {
      for (let index = from; index < Math.min(all, from + AT_ONCE); index += 1) {
        const one = inventCase(persons, index);
        const [person, personId] = [persons[one.person], ids[one.person]];
        if (person !== undefined && personId !== undefined)
          writeCase(sink, newId, one, { index, all, personId, person });
      }
    };
  }
}

/** Loads people and cases through the store's writer; gives the milliseconds it took. */
export function loadSealed(writer: Writer, actor: Actor, people: number, newId: () => string): number {
  let took = 0;
  for (const chunk of chunks(people, newId)) {
    const started = performance.now();
    writer.write(actor, (write) => {
      chunk(sealedSink(write));
      write.record('application.create', null, '');
      return ok(undefined);
    });
    took += performance.now() - started;
  }
  return took;
}

/** The same rows without seal, MAC, audit and mark. */
export function loadPlain(db: Sqlite.Database, people: number, newId: () => string): number {
  let took = 0;
  const sink = plainSink(db);
  for (const chunk of chunks(people, newId)) {
    const started = performance.now();
    db.exec('BEGIN IMMEDIATE');
    chunk(sink);
    db.exec('COMMIT');
    took += performance.now() - started;
  }
  return took;
}
