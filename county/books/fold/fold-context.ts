import type { PreparedBatch } from '../../decide/prepared-record.ts';
import type { Connection } from '../../db/database.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import type { BatchKey } from '../../spool/spool.ts';

/** What applying an event to the tables needs. Everything in it is decided by journal and spool: no clock, no chance, no packs. */
export type FoldContext = {
  readonly connection: Connection;
  readonly county: string;
  readonly seal: CountySeal;
  /** A batch as it lies in the spool; null when its bytes are damaged or gone. */
  readonly stored: (key: BatchKey, deviceKey: string) => Promise<PreparedBatch | null>;
  /** Told of a batch whose bytes do not read any more. */
  readonly missing: (key: BatchKey) => void;
};
