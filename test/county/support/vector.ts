import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#shared/canonical-json.ts';
import { readIndependently } from './independent-reader.ts';
import { fixedBytes, sealed, testCounty } from './sample-batch.ts';
import { shortRecord } from './short-record.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const wrapped = (text: string, width: number): string => text.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');

/** The text of docs/formats/aidbatch.md. */
export const formatDocument = (): string =>
  readFileSync(join(import.meta.dirname, '../../../docs/formats/aidbatch.md'), 'utf8');

/** The worked example as it stands in the document. */
export const workedExample = (): string =>
  /<!-- vector -->\n\n([\s\S]*)\n\n<!-- \/vector -->/.exec(formatDocument())?.[1] ?? '';

/** The same example made again: fixed keys, fixed randomness, one short invented record. */
export function vectorText(): string {
  const county = testCounty('aidbatch vector county');
  const random = 'aidbatch vector';
  const batch = sealed({ records: [shortRecord()], county: county.key }, random);
  const { steps, records } = readIndependently(Buffer.from(batch.bytes), county.secretFile);
  const draws = fixedBytes(random);
  const [salt, ephemeral] = [draws(16), draws(32)];
  if (hex(salt) !== records[0]?.salt) throw new Error('The draws are not in the documented order');
  return [
    block('County secret file', JSON.stringify(county.secretFile)),
    block('County public file', JSON.stringify(county.publicFile)),
    block('Fingerprint', county.key.fingerprint),
    block('Ephemeral secret key (random, forgotten after sealing)', hex(ephemeral)),
    block('Header', canonicalJson(batch.header)),
    ...Object.entries(steps).map(([name, value]) => block(name, value)),
    block('Record 1', canonicalJson(records[0])),
    block(`The whole file, ${batch.bytes.length} bytes, \`${batch.fileName}\``, wrapped(hex(batch.bytes), 128)),
  ].join('\n\n');
}

const block = (title: string, text: string): string => `${title}:\n\n\`\`\`text\n${text}\n\`\`\``;
