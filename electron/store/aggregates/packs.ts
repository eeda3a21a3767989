import { fail, ok } from '#shared/result.ts';
import { sql } from '../db/sql.ts';
import { insertRow, selectRows, selectSoundRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { packTable, toPack } from '../tables/pack.ts';

/** Signed policy packs that were installed here; a release is written once and stays. */
export function packStore(context: StoreContext): Store['packs'] {
  const { writer } = context;
  return {
    list: () => selectSoundRows(context, packTable, sql`ORDER BY pack_id, serial`, toPack),
    newest: (packId) => {
      const [last] = selectRows(context, packTable, sql`WHERE pack_id = ${packId} ORDER BY serial DESC LIMIT 1`);
      return last === undefined ? null : { serial: last.row.serial, hash: last.row.hash };
    },
    add: (actor, { packId, serial, hash, file, compiled, signer }, reason) =>
      writer.write(actor, (write) => {
        const [last] = selectRows(write, packTable, sql`WHERE pack_id = ${packId} ORDER BY serial DESC LIMIT 1`);
        if (last !== undefined && last.row.serial > serial) {
          return fail('PACK_OLDER', { serial, newest: last.row.serial });
        }
        if (last !== undefined && last.row.serial === serial) {
          return last.row.hash === hash ? fail('PACK_KNOWN', { serial }) : fail('PACK_FORKED', { serial });
        }
        const row = { pack_id: packId, serial, hash, installed_at: write.now };
        const content = { file, compiled, signer, installedBy: actor.userName };
        const id = `${packId}/${serial}`;
        insertRow(write, packTable, { id, revision: 1 }, row, content);
        write.record('pack.install', id, reason);
        return ok(undefined);
      }),
  };
}
