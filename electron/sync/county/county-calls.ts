import { fetchFeed, fetchPapers, fetchReceipt, fetchState, logIn } from './county-client.ts';
import { uploadBatch } from './upload-batch.ts';

/** What a meeting with the county asks of the line: so that a meeting can also be tried over a line that is none. */
export type CountyCalls = {
  readonly logIn: typeof logIn;
  readonly fetchState: typeof fetchState;
  readonly uploadBatch: typeof uploadBatch;
  readonly fetchReceipt: typeof fetchReceipt;
  readonly fetchFeed: typeof fetchFeed;
  /** Left out: a line over which no papers are sent. */
  readonly fetchPapers?: typeof fetchPapers;
};

/** Over HTTP. */
export const countyCalls: CountyCalls = { logIn, fetchState, uploadBatch, fetchReceipt, fetchFeed, fetchPapers };
