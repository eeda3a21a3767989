import { canonicalJson } from '#shared/canonical-json.ts';
import { ok } from '#shared/result.ts';
import type { Writer } from '../audit/writer.ts';
import { lostNumbers, skipLostNumbers } from '../numbers/running-number.ts';
import { findRow, insertRow, replaceRow } from '../rows/sealed-table.ts';
import type { StoreEnv } from '../store-env.ts';
import { settingTable } from '../tables/setting.ts';
import { keepOld } from '../tables/superseded.ts';
import type { Vault } from '../vault/vault.ts';
import { markerJson, removeMarker, type RestoreMarker } from './restore-marker.ts';
import { RESTORES, restoresOf } from './restores.ts';

/**
 * Writes down, as the first thing that happens to restored data, that it was restored and what it lost. The entry takes
 * the number after the last one known, and applications and notices go on behind theirs, so that no number ever stands for two things.
 */
export function acceptRestore(env: StoreEnv, vault: Vault, writer: Writer, marker: RestoreMarker): void {
  const actor = { userId: vault.userId, userName: vault.userName };
  writer.write(actor, (write) => {
    const value = canonicalJson({ restores: [...restoresOf(write).map(markerJson), markerJson(marker)] });
    const stored = findRow(write, settingTable, RESTORES);
    if (stored === null) insertRow(write, settingTable, { id: RESTORES, revision: 1 }, {}, { value });
    else {
      keepOld(write, env.newId, settingTable, stored);
      replaceRow(write, settingTable, { id: RESTORES, revision: stored.revision + 1 }, {}, { value });
    }
    skipLostNumbers(write, marker);
    write.record('backup.restore', RESTORES, reasonOf(marker));
    return ok(undefined);
  });
  removeMarker(env.dataDir);
}

/** In words, for whoever reads the operation records. */
function reasonOf(marker: RestoreMarker): string {
  const { backup, from, to, lostBatches, letter } = marker;
  const lost = to.auditSeq - from.auditSeq;
  const entries = lost === 0 ? '没有缺少的操作记录' : `第 ${from.auditSeq + 1} 至 ${to.auditSeq} 条操作记录不在其中`;
  const batches = lostBatches.length === 0 ? '' : `；不在其中的批次：${lostBatches.join('、')}`;
  const moved = letter === null ? '' : `；数据迁到新电脑，电脑字母改为 ${letter}`;
  const skipped =
    lostNumbers(marker) === 0 ? '' : `；受理编号和公示编号各跳过 ${lostNumbers(marker)} 个，不与已经给出的重复`;
  return `用备份 ${backup} 恢复；${entries}${batches}${moved}${skipped}`;
}
