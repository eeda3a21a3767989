import { fail, ok } from '#shared/result.ts';
import { sql } from '../db/sql.ts';
import { insertRow, type RowReader, selectRows, selectSoundRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { packTable, toPack } from '../tables/pack.ts';

const rowId = (packId: string, version: number): string => `${packId}/${version}`;

/**
 * The highest release that was ever installed, by the table and by the audit chain, which outlives a row somebody took
 * out. Such a release has no hash any more, so nothing equals it.
 */
function newestOf(
  { db, sealer }: Pick<RowReader, 'db' | 'sealer'>,
  packId: string,
): ReturnType<Store['packs']['newest']> {
  const [last] = selectRows({ db, sealer }, packTable, sql`WHERE pack_id = ${packId} ORDER BY version DESC LIMIT 1`);
  const kept = last === undefined ? null : { version: last.row.version, hash: last.row.hash };
  const prefix = rowId(packId, 0).slice(0, -1);
  const told = db
    .all(sql`SELECT ref FROM audit WHERE action = ${'pack.install'} AND substr(ref, 1, ${prefix.length}) = ${prefix}`)
    .map(({ ref }) => Number(String(ref).slice(prefix.length)));
  const highest = Math.max(0, ...told);
  return highest > (kept?.version ?? 0) ? { version: highest, hash: '' } : kept;
}

/** Signed policy packs that were installed here; a release is written once and stays. */
export function packStore(context: StoreContext): Store['packs'] {
  return {
    list: () => selectSoundRows(context, packTable, sql`ORDER BY pack_id, version`, toPack),
    newest: (packId) => newestOf(context, packId),
    add: (actor, { packId, version, hash, file, compiled, signer }, reason) =>
      context.writer.write(actor, (write) => {
        const last = newestOf(write, packId);
        if (last !== null && last.version > version) return fail('PACK_OLDER', { version, newest: last.version });
        if (last?.version === version) return fail(last.hash === hash ? 'PACK_KNOWN' : 'PACK_FORKED', { version });
        const row = { pack_id: packId, version, hash, installed_at: write.now };
        const content = { file, compiled, signer, installedBy: actor.userName };
        const id = rowId(packId, version);
        insertRow(write, packTable, { id, revision: 1 }, row, content);
        write.record('pack.install', id, reason);
        return ok(undefined);
      }),
  };
}
