import { sealed } from '../../county/support/sample-batch.ts';
import { sampleRecord } from '../../county/support/sample-record.ts';
import { writeBatchFile } from '../../../electron/sync/write-batch.ts';

/** Writes one batch after another into the folder given, saying which are done, until it is killed; ends by itself if nobody does. */
const [, , folder = ''] = process.argv;
for (let seq = 1; seq <= 60; seq++) {
  const batch = sealed(
    { seq, prevHash: seq === 1 ? null : 'ab'.repeat(32), records: [sampleRecord(seq)] },
    `run ${seq}`,
  );
  // Large enough that a kill falls into the writing of it.
  const bytes = Buffer.concat([batch.bytes, Buffer.alloc(8 * 1024 * 1024, seq % 256)]);
  const written = await writeBatchFile(folder, batch.fileName, bytes);
  if (!written.ok) throw new Error(written.error.code);
  process.stdout.write(`${batch.fileName} ${bytes.length}\n`);
}
