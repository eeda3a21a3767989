import { parentPort, workerData } from 'node:worker_threads';
import type { PolicyPack } from '#rules';
import { countySeal } from '../seal/county-seal.ts';
import { prepareBatch } from './prepare-batch.ts';
import type { PrepareAnswer, PrepareOrder, ThreadData } from './preparer.ts';

/** The thread that reads large batches, so that the service answers meanwhile: one order after the other. */
const { county, secret, dataKey } = workerData as ThreadData; // as preparer.ts gives it
const seal = countySeal(dataKey, county);
let packs: ReadonlyMap<string, PolicyPack> = new Map();

async function answer({ id, bytes, deviceKey, packs: sent }: PrepareOrder): Promise<PrepareAnswer> {
  if (sent !== null) packs = sent;
  try {
    return { id, opening: await prepareBatch(bytes, deviceKey, { county, secret, seal, packs }) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : 'Not an error' };
  }
}

let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (order: PrepareOrder) => {
  last = last.then(async () => parentPort?.postMessage(await answer(order)));
});
