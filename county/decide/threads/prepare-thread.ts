import { parentPort, workerData } from 'node:worker_threads';
import type { PolicyPack } from '#rules';
import { countySeal } from '../../seal/county-seal.ts';
import { preparePart } from '../prepare-batch.ts';
import { packPart } from './part-message.ts';
import type { PartAnswer, PartOrder, ThreadData } from './reading-thread.ts';

/** A thread that reads parts of batches, so that the service answers meanwhile: one order after the other. */
const { county, secret, dataKey } = workerData as ThreadData; // As reading-thread.ts gives it.
const seal = countySeal(dataKey, county);
let packs: ReadonlyMap<string, PolicyPack> = new Map();

async function answer({ id, bytes, deviceKey, part, packs: sent }: PartOrder): Promise<PartAnswer> {
  if (sent !== null) packs = sent;
  try {
    const opening = await preparePart(bytes, deviceKey, { county, secret, seal, packs }, part);
    return { id, message: packPart(opening) };
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : 'Not an error' };
  }
}

let last: Promise<unknown> = Promise.resolve();
parentPort?.on('message', (order: PartOrder) => {
  last = last.then(async () => {
    const answered = await answer(order);
    parentPort?.postMessage(answered, 'message' in answered ? [answered.message.sealed] : []);
  });
});
