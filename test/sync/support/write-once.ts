import { writeBatchFile } from '../../../electron/sync/write-batch.ts';
import { sampleRecords, sealed } from '../../county/support/sample-batch.ts';

/** Writes one batch into the folder given and prints how that went. */
const [, , folder = ''] = process.argv;
const { bytes, fileName } = sealed({ records: sampleRecords(400) });
process.stdout.write(JSON.stringify(await writeBatchFile(folder, fileName, bytes)));
