import { canonicalJson } from '#shared/canonical-json.ts';
import { fen } from '#shared/fen.ts';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';
import { batchFolder, readyBatchFolder } from '../../../../electron/service/batch/batch-folder.ts';
import type { Open } from '../../../../electron/service/session/session-state.ts';
import { listPapers } from '../../../../electron/service/sync/papers/list-papers.ts';
import { sealBatch } from '../../../../electron/sync/seal-batch.ts';
import { writeBatchFile } from '../../../../electron/sync/write-batch.ts';
import { valueOf } from '../../../store/support/test-env.ts';

type Order = {
  readonly open: Open;
  readonly dataDir: string;
  readonly pc: string;
  readonly county: CountyKey;
  /** Confirmed already. */
  readonly records: readonly RecordContent[];
  readonly now: string;
};

/** Seals records as the next batch, in the order of the handler of `batch/seal`, and lists their papers. Gives its number. */
export async function sealNext({ open, dataDir, pc, county, records, now }: Order): Promise<number> {
  const { store, vault, actor } = open;
  const head = store.audit.head();
  const { bytes, hash, fileName, header } = valueOf(
    sealBatch({
      records,
      seq: store.batches.nextSeq(),
      prevHash: store.batches.lastHash(),
      createdAt: now,
      device: {
        id: vault.deviceId,
        pc,
        formerPcs: [],
        publicKey: vault.devicePublicKey,
        sign: vault.signAsDevice,
      },
      county,
      audit: { seq: head.seq, head: head.hash },
      epochSeen: store.county.seen().epoch,
    }),
  );
  if (!readyBatchFolder(dataDir, store.batches)) throw new Error('No folder for batches');
  valueOf(await writeBatchFile(batchFolder(dataDir), fileName, bytes));
  const { seq, count, totalFen } = header;
  const applications = records.map(({ application: { id, revision } }) => ({ id, revision }));
  const row = { seq, fileName, hash, size: bytes.length, count, total: fen(totalFen), applications };
  valueOf(store.batches.add(actor, { ...row, headerJson: canonicalJson(header) }));
  await listPapers(() => open, now);
  return seq;
}
