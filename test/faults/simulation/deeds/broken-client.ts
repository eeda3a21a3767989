import { join } from 'node:path';
import { sql } from '../../../../electron/store/db/sql.ts';
import { batchFolder } from '../../../../electron/service/batch/batch-folder.ts';
import { writeBatchFile } from '../../../../electron/sync/write-batch.ts';
import { openFolder, syncHandle, unlink } from '../disk/sim-files.ts';
import type { SimPc } from '../window/sim-pc.ts';
import type { World } from '../run/world.ts';

/** What a window does that has lost a rule: it changes what it sealed, or lets go of it too early. */
export async function misbehave(world: World, pc: SimPc): Promise<void> {
  const { rules, random } = world;
  const batches = pc.batches();
  const last = batches.at(-1);
  if (last === undefined) return;
  if (rules.has('seal is immutable') && random.chance(0.3)) {
    const attempt = pc.attempts.get(last.hash);
    if (attempt === undefined) return;
    const records = attempt.records.map((record) => ({
      ...record,
      payableFen: record.payableFen + 1,
      salt: record.salt + 7,
    }));
    const { hash, fileName, bytes } = pc.make(records, last.seq, attempt.sealed.header.prevHash);
    await writeBatchFile(batchFolder(pc.dataDir), fileName, bytes);
    pc.change(sql`UPDATE batch SET hash = ${hash}, file_name = ${fileName} WHERE seq = ${last.seq}`);
  }
  if (rules.has('kept until durable and backed up'))
    for (const { epoch, fileName } of batches)
      if (epoch > 0 && pc.surely(fileName)) {
        unlink(join(batchFolder(pc.dataDir), fileName));
        syncHandle(openFolder(batchFolder(pc.dataDir)));
      }
}
