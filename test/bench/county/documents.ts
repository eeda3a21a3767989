import { openSealed } from '../../../county/intake/open-batch.ts';
import { splitFrames } from '../../../county/intake/read-records.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import type { Load } from './measure-intake.ts';

/** The texts of all records of some PCs by their hashes, as a raw copy stores them. */
export function documentsOf(loads: readonly Load[]): ReadonlyMap<string, string> {
  const documents = new Map<string, string>();
  for (const load of loads)
    for (let seq = 1; seq <= load.batches; seq++) {
      const { header, frames } = openSealed(load.pc.bytes(seq), testCounty().secret);
      for (const [at, bytes] of splitFrames(frames, header.count).entries())
        documents.set(header.records[at] ?? '', Buffer.from(bytes).toString('utf8'));
    }
  return documents;
}
