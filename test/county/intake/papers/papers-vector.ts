import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#shared/canonical-json.ts';
import { openPapers } from '../../../../county/intake/papers/open-papers.ts';
import { fixedBytes, testCounty } from '../../support/sample-batch.ts';
import { absentScan, contentsOf, printedLine, scanLine, sealedPapers } from './sample-papers.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const wrapped = (text: string, width: number): string => text.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n');
const block = (title: string, text: string): string => `${title}:\n\n\`\`\`text\n${text}\n\`\`\``;

/** The text of docs/formats/aidpapers.md. */
export const papersDocument = (): string =>
  readFileSync(join(import.meta.dirname, '../../../../docs/formats/aidpapers.md'), 'utf8');

/** The worked example as it stands in the document. */
export const papersExample = (): string =>
  /<!-- vector -->\n\n([\s\S]*)\n\n<!-- \/vector -->/.exec(papersDocument())?.[1] ?? '';

/** The text of one named block of the example. */
export const blockOf = (title: string): string =>
  new RegExp(`^${title}[^\n]*:\n\n\`\`\`text\n([^\`]*)\n\`\`\`$`, 'm').exec(papersExample())?.[1] ?? '';

/** The same example made again: fixed keys, fixed randomness, two contents as short as may be. */
export function papersVector(): string {
  const county = testCounty('aidbatch vector county');
  const random = 'aidpapers vector';
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n', 'latin1');
  const jpeg = Buffer.from('ffd8ffd9', 'hex');
  const visit = '0191a000-0000-7000-8000-000000000001/v1';
  const file = sealedPapers(
    {
      papers: [printedLine(pdf), scanLine(jpeg, 'image/jpeg', { visit })],
      absent: [absentScan],
      contents: contentsOf(pdf, jpeg),
      county: county.key,
    },
    random,
  );
  const opened = openPapers(file.bytes, county.secret);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const draws = fixedBytes(random);
  const [salt, ephemeral] = [draws(16), draws(32)];
  if (hex(salt) !== opened.value.index.salt) throw new Error('The draws are not in the documented order');
  return [
    block('County secret file', JSON.stringify(county.secretFile)),
    block('Ephemeral secret key (random, forgotten after sealing)', hex(ephemeral)),
    block('Header', canonicalJson(file.header)),
    block('List', canonicalJson(opened.value.index)),
    block('Contents in the order of the body', [...opened.value.contents.values()].map(hex).join('\n')),
    block('File hash', file.hash),
    block(`The whole file, ${file.bytes.length} bytes, \`${file.fileName}\``, wrapped(hex(file.bytes), 128)),
  ].join('\n\n');
}
