import { readFileSync, statSync } from 'node:fs';
import { MAX_BATCH_BYTES } from '#shared/protocol/limits.ts';
import { readCountySecret, type CountySecret } from '../keys/county-secret.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** Reads a batch file; a larger one than any batch is not read at all. */
export function readBatchFile(path: string, terminal: Terminal): Uint8Array {
  const absolute = terminal.resolve(path);
  try {
    const { size } = statSync(absolute);
    // One byte more than allowed is enough for the reader to refuse it by name.
    return size > MAX_BATCH_BYTES ? new Uint8Array(MAX_BATCH_BYTES + 1) : readFileSync(absolute);
  } catch (error) {
    throw new UsageError(`读不出文件 ${path}：${reasonOf(error)}`);
  }
}

/** Reads the county's secret key file. */
export function readSecretFile(path: string, terminal: Terminal): CountySecret {
  let text: string;
  try {
    text = readFileSync(terminal.resolve(path), 'utf8');
  } catch (error) {
    throw new UsageError(`读不出县级私钥文件 ${path}：${reasonOf(error)}`);
  }
  const secret = readCountySecret(text);
  if (secret === null) throw new UsageError(`${path} 不是有效的县级私钥文件（aid-county-secret/1）。`);
  return secret;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
