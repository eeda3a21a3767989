import { fail, ok, type Result } from '#shared/result.ts';
import type { RosterPerson } from '#shared/roster/roster-person.ts';
import type { RosterSource } from '#shared/roster/roster-source.ts';
import type { Write } from '../../audit/writer.ts';
import { sql } from '../../db/sql.ts';
import { findRow, insertRow, replaceRow, selectRows, selectSoundRows, type Stored } from '../../rows/sealed-table.ts';
import { isSameUser } from '../../same-user.ts';
import type { StoreContext } from '../../store-context.ts';
import { StoreError } from '../../store-error.ts';
import { rosterPartTable } from '../../tables/roster/roster-part.ts';
import { type RosterContent, type RosterRow, rosterTable, toRoster } from '../../tables/roster/roster.ts';
import { keepOld } from '../../tables/superseded.ts';
import { clearRosters } from './clear-rosters.ts';
import { placeOf, placingOf } from './placing.ts';
import type { RosterRecord, RosterState, RosterStore } from './roster-records.ts';

type StoredRoster = Stored<RosterRow, RosterContent>;

const partId = (rosterId: string, position: number): string => `${rosterId}-${position}`;

/** Every roster of the data; one that is damaged makes it uncertain what counts, so nothing is answered beside it. */
const all = (reader: Pick<StoreContext, 'db' | 'sealer'>): readonly RosterRecord[] =>
  selectRows(reader, rosterTable, sql`ORDER BY position DESC`).map(toRoster);

const currentOf = (records: readonly RosterRecord[], source: RosterSource, listName: string): RosterRecord | null =>
  records.find((each) => each.state === 'active' && each.source === source && each.listName === listName) ?? null;

/** Imported rosters and their people. */
export function rosterStore(context: StoreContext): RosterStore {
  const { env, writer } = context;

  function part({ id }: RosterRecord, position: number): readonly RosterPerson[] {
    const stored = findRow(context, rosterPartTable, partId(id, position));
    if (stored === null) {
      throw new StoreError('ROW_TAMPERED', { row: partId(id, position), table: rosterPartTable.label });
    }
    return stored.content().people;
  }

  function find(idNumber: string): ReturnType<RosterStore['find']> {
    const records = all(context);
    return records.flatMap((roster) => {
      if (currentOf(records, roster.source, roster.listName)?.id !== roster.id) return [];
      const person = part(roster, placeOf(roster.placing, idNumber)).find((each) => each.idNumber === idNumber);
      return person === undefined ? [] : [{ roster, person }];
    });
  }

  /** Gives a roster another state; the row as it was is kept. */
  function change(
    write: Write,
    stored: StoredRoster,
    state: RosterState,
    content: Partial<RosterContent> = {},
  ): RosterRecord {
    keepOld(write, env.newId, rosterTable, stored);
    const key = { id: stored.id, revision: stored.revision + 1 };
    replaceRow(write, rosterTable, key, { ...stored.row, state }, { ...stored.content(), ...content });
    const changed = findRow(write, rosterTable, stored.id);
    if (changed === null) throw new Error('The roster just written is gone');
    return toRoster(changed);
  }

  /** Whether the roster was compared with what counts now. */
  const isOnBase = (write: Write, { source, listName, base }: RosterRecord): boolean =>
    (currentOf(all(write), source, listName)?.id ?? null) === base;

  return {
    list: () => selectSoundRows(context, rosterTable, sql`ORDER BY position DESC`, toRoster),
    get: (id) => {
      const stored = findRow(context, rosterTable, id);
      return stored === null ? null : toRoster(stored);
    },
    current: (source, listName) => currentOf(all(context), source, listName),
    placing: placingOf,
    part,
    find,
    begin: (actor, { source, asOf, ...input }) => {
      const id = env.newId();
      const begun = writer.write(actor, (write) => {
        const last = write.db.get(sql`SELECT max(position) AS last FROM roster`)?.['last'];
        const position = Number(last ?? 0) + 1;
        const row: RosterRow = { position, source, state: 'staging', as_of: asOf, imported_at: write.now };
        const { userName: importedBy, userId: importedById } = actor;
        const content: RosterContent = { ...input, importedBy, importedById, confirmedBy: null, permitNo: null };
        insertRow(write, rosterTable, { id, revision: 1 }, row, content);
        write.record('roster.stage', id, input.listName);
        return ok({ ...content, id, position, source, state: row.state, asOf, importedAt: write.now });
      });
      if (!begun.ok) throw new Error(`Beginning a roster gave ${begun.error.code}`);
      return begun.value;
    },
    addParts: (actor, id, parts) => {
      writer.write(actor, (write) => {
        for (const { position, people } of parts) {
          const key = { id: partId(id, position), revision: 1 };
          insertRow(write, rosterPartTable, key, { roster_id: id, position }, { people });
        }
        write.record('roster.stage', id);
        return ok(null);
      });
    },
    finish: (actor, id, state) =>
      writer.write(actor, (write): Result<RosterRecord> => {
        const stored = findRow(write, rosterTable, id);
        if (stored?.row.state !== 'staging') return fail('NOT_FOUND');
        const parts = Number(write.db.get(sql`SELECT count(*) AS n FROM roster_part WHERE roster_id = ${id}`)?.['n']);
        const expected = 2 ** stored.content().placing.bits;
        if (parts !== expected) throw new Error(`The roster has ${parts} parts, not ${expected}`);
        if (!isOnBase(write, toRoster(stored))) return fail('ROSTER_BASE_CHANGED');
        const record = change(write, stored, state);
        write.record(state === 'active' ? 'roster.apply' : 'roster.wait', id, record.listName);
        return ok(record);
      }),
    confirm: (actor, id, permit) =>
      writer.write(actor, (write): Result<RosterRecord> => {
        const stored = findRow(write, rosterTable, id);
        if (stored?.row.state !== 'waiting') return fail('NOT_FOUND');
        const { importedById, importedBy } = stored.content();
        const isOwn = isSameUser(importedById, importedBy, actor);
        if (isOwn && permit === null) return fail('ROSTER_OWN_CONFIRMATION');
        if (!isOnBase(write, toRoster(stored))) return fail('ROSTER_BASE_CHANGED');
        const alone = isOwn && permit !== null ? permit.permitNo : null;
        const record = change(write, stored, 'active', { confirmedBy: actor.userName, permitNo: alone });
        write.record('roster.apply', id, `${record.listName}${alone === null ? '' : `；同一人，县级授权 ${alone}`}`);
        return ok(record);
      }),
    undo: (actor, id, reason) =>
      writer.write(actor, (write): Result<RosterRecord> => {
        if (reason.trim() === '') return fail('REASON_REQUIRED');
        const stored = findRow(write, rosterTable, id);
        if (stored === null || (stored.row.state !== 'active' && stored.row.state !== 'waiting')) {
          return fail('NOT_FOUND');
        }
        const { source, listName } = toRoster(stored);
        const isLatest = currentOf(all(write), source, listName)?.id === id;
        if (stored.row.state === 'active' && !isLatest) return fail('ROSTER_NOT_LATEST');
        const record = change(write, stored, 'undone');
        write.record('roster.undo', id, reason.trim());
        return ok(record);
      }),
    clear: (actor, most) => clearRosters(writer, actor, most),
  };
}
