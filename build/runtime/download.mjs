import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const ANSWER_MS = 6_000;
const STALL_MS = 15_000;

/**
 * Fetches a file. Gives up soon when nobody answers: on a closed network this is the usual case, not a fault.
 * @param {string} url
 * @param {string} target
 * @returns {Promise<void>} rejects with the reason
 */
export async function download(url, target) {
  const giveUp = new AbortController();
  let timer = setTimeout(() => giveUp.abort(new Error(`no answer within ${ANSWER_MS / 1000} s`)), ANSWER_MS);
  try {
    const response = await fetch(url, { signal: giveUp.signal });
    if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
    const body = Readable.fromWeb(response.body);
    body.on('data', () => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp.abort(new Error(`stood still for ${STALL_MS / 1000} s`)), STALL_MS);
    });
    await pipeline(body, createWriteStream(target));
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {unknown} error
 * @returns {string} the innermost reason: fetch itself only says "fetch failed"
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const code = 'code' in error ? String(error.code) : '';
  return error.message === '' ? code : error.message;
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @returns {Promise<string>}
 */
export async function hashFile(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}
