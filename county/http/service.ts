import type { SessionKeys } from '../auth/session-keys.ts';
import type { Books, Taken } from '../books/books.ts';
import type { Machine } from '../context.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import type { Spool } from '../spool/spool.ts';
import type { Papers, TakenPapers } from '../papers/papers.ts';
import type { Intake } from './intake.ts';
import type { Metrics } from './metrics.ts';
import type { RateLimit } from './rate-limit.ts';
import type { UploadWriters } from './upload-writers.ts';

/** What the routes work with. */
export type Service = {
  readonly county: string;
  readonly countyName: string;
  readonly secret: CountySecret;
  readonly sessions: SessionKeys;
  readonly books: Books;
  readonly spool: Spool;
  readonly intake: Intake<Taken>;
  /** Papers of batches, and what reads them. */
  readonly papers: Papers;
  readonly papersIntake: Intake<TakenPapers>;
  readonly writers: UploadWriters;
  readonly metrics: Metrics;
  readonly limits: Readonly<Record<'enrol' | 'address' | 'device', RateLimit>>;
  readonly machine: Machine;
  /** True from the moment the service was asked to stop. */
  readonly isStopping: () => boolean;
};
