/** Opens batch files one after the other, with little memory, and says of each how it was refused, how long it took and how far the process grew. */
import { readFileSync, writeSync } from 'node:fs';
import { readCountySecret } from '../../../../../county/keys/county-secret.ts';
import { openBatch } from '../../../../../county/intake/open-batch.ts';
import { memoryOf } from '../../../../support/process/memory.ts';

const [secretPath = '', ...paths] = process.argv.slice(2);
const secret = readCountySecret(readFileSync(secretPath, 'utf8'));
if (secret === null) throw new Error('No secret');
for (const path of paths) {
  const before = memoryOf('VmRSS');
  const began = performance.now();
  const opened = openBatch(readFileSync(path), secret);
  const ms = Math.round(performance.now() - began);
  const grown = Math.round(memoryOf('VmHWM') - before);
  writeSync(1, `${JSON.stringify({ code: opened.ok ? 'opened' : opened.refusal.code, ms, grown })}\n`);
}
