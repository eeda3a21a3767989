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
    list: () => selectSoundRows(context, packTable, sql`ORDER BY pack_id, version`, toPack),
    newest: (packId) => {
      const [last] = selectRows(context, packTable, sql`WHERE pack_id = ${packId} ORDER BY version DESC LIMIT 1`);
      return last === undefined ? null : { version: last.row.version, hash: last.row.hash };
    },
    add: (actor, { packId, version, hash, file, compiled, signer }, reason) =>
      writer.write(actor, (write) => {
        const [last] = selectRows(write, packTable, sql`WHERE pack_id = ${packId} ORDER BY version DESC LIMIT 1`);
        if (last !== undefined && last.row.version > version) {
          return fail('PACK_OLDER', { version, newest: last.row.version });
        }
        if (last !== undefined && last.row.version === version) {
          return last.row.hash === hash ? fail('PACK_KNOWN', { version }) : fail('PACK_FORKED', { version });
        }
        const row = { pack_id: packId, version, hash, installed_at: write.now };
        const content = { file, compiled, signer, installedBy: actor.userName };
        const id = `${packId}/${version}`;
        insertRow(write, packTable, { id, revision: 1 }, row, content);
        write.record('pack.install', id, reason);
        return ok(undefined);
      }),
  };
}
