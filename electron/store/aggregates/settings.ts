import { ok } from '#shared/result.ts';
import { sql } from '../db/sql.ts';
import { members, textOf } from '../read-json.ts';
import { findRow, insertRow, removeRow, replaceRow, selectRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { localParameterTable, settingTable } from '../tables/setting.ts';
import { keepOld, supersededTable } from '../tables/superseded.ts';

/** Settings of the station. */
export function settingStore(context: StoreContext): Store['setting'] {
  return {
    get: (key) => findRow(context, settingTable, key)?.content().value ?? null,
    set: (actor, key, value, reason) => {
      context.writer.write(actor, (write) => {
        const stored = findRow(write, settingTable, key);
        if (stored === null) insertRow(write, settingTable, { id: key, revision: 1 }, {}, { value });
        else {
          keepOld(write, context.env.newId, settingTable, stored);
          replaceRow(write, settingTable, { id: key, revision: stored.revision + 1 }, {}, { value });
        }
        write.record('setting.set', key, reason);
        return ok(undefined);
      });
    },
  };
}

/** County-set values; each earlier one is kept, because settlements were made with it. */
export function localParameterStore(context: StoreContext): Store['localParameters'] {
  const { env, writer } = context;
  return {
    list: () =>
      selectRows(context, localParameterTable, sql`ORDER BY id`).map(({ id, row, content }) => ({
        ...content(),
        key: id,
        setAt: row.set_at,
      })),
    past: () =>
      selectRows(context, supersededTable, sql`WHERE table_name = ${localParameterTable.name} ORDER BY at, rowid`).map(
        ({ row, content }) => {
          const old = members(JSON.parse(content().old));
          const was = localParameterTable.read(old['content']);
          return { ...was, key: row.row_id, setAt: textOf(members(old['row']), 'set_at'), endedAt: row.at };
        },
      ),
    set: (actor, key, value, source, reason) => {
      writer.write(actor, (write) => {
        const stored = findRow(write, localParameterTable, key);
        const row = { set_at: write.now };
        const content = { value, source, setBy: actor.userName };
        if (stored === null) insertRow(write, localParameterTable, { id: key, revision: 1 }, row, content);
        else {
          keepOld(write, env.newId, localParameterTable, stored);
          replaceRow(write, localParameterTable, { id: key, revision: stored.revision + 1 }, row, content);
        }
        write.record('parameter.set', key, reason);
        return ok(undefined);
      });
    },
    remove: (actor, key, reason) => {
      writer.write(actor, (write) => {
        const stored = findRow(write, localParameterTable, key);
        if (stored !== null) {
          keepOld(write, env.newId, localParameterTable, stored);
          removeRow(write, localParameterTable, key);
          write.record('parameter.remove', key, reason);
        }
        return ok(undefined);
      });
    },
  };
}
