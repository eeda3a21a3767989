import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does what a bad moment of the network can fail, up to three times; a reason that stays is thrown.
 * @template T
 * @param {() => Promise<T>} work
 * @param {(message: string) => void} say
 * @param {number} [pauseMs] before the second try, twice that before the third
 * @returns {Promise<T>}
 */
export async function persevere(work, say, pauseMs = 5_000) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 3) throw error;
      say(`Failed, trying again: ${error instanceof Error ? error.message : String(error)}`);
      await sleep(tries * pauseMs);
    }
  }
}
