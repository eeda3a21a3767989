import { fail, ok } from '#shared/result.ts';
import type { ReadDb } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { insertRow, type RowReader, selectRows, selectSoundRows } from '../rows/sealed-table.ts';
import type { StoreContext } from '../store-context.ts';
import type { Store } from '../store.ts';
import { packTable, toPack } from '../tables/pack.ts';

const rowId = (packId: string, version: number): string => `${packId}/${version}`;

/** The highest release of each pack that the chain tells of. */
function highestOf(db: ReadDb): ReadonlyMap<string, number> {
  const highest = new Map<string, number>();
  // The action in the text, as it stands in the index.
  for (const { ref } of db.all(sql`SELECT ref FROM audit WHERE action = 'pack.install'`)) {
    const [packId = '', version] = String(ref).split('/');
    highest.set(packId, Math.max(Number(version), highest.get(packId) ?? 0));
  }
  return highest;
}

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
  const highest = highestOf(db).get(packId) ?? 0;
  return highest > (kept?.version ?? 0) ? { version: highest, hash: '' } : kept;
}

/** Signed policy packs that were installed here; a release is written once and stays. */
export function packStore(context: StoreContext): Store['packs'] {
  return {
    list: () => selectSoundRows(context, packTable, sql`ORDER BY pack_id, version`, toPack),
    newest: (packId) => newestOf(context, packId),
    highest: () => highestOf(context.db),
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
