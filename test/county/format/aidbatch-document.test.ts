import { describe, expect, test } from 'vitest';
import { REFUSAL_TEXTS } from '../../../county/intake/refusal.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import { batchRecordSchema } from '#shared/protocol/batch/batch-record.ts';
import { readIndependently } from '../support/independent-reader.ts';
import { sampleRecords, sealed, testCounty } from '../support/sample-batch.ts';
import { PERSONAL } from '../support/sample-record.ts';
import { formatDocument, vectorText, workedExample } from '../support/vector.ts';

const document = formatDocument();
const example = workedExample();

/** The text of one named block of the example. */
const blockOf = (title: string): string =>
  new RegExp(`^${title}[^\n]*:\n\n\`\`\`text\n([^\`]*)\n\`\`\`$`, 'm').exec(example)?.[1] ?? '';

describe('docs/formats/aidbatch.md', () => {
  test('its worked example is what the program makes of the same keys and the same randomness', () => {
    expect(example).toBe(vectorText());
  });

  test('its worked example is read by a reader that knows nothing but the document', () => {
    const file = Buffer.from(blockOf('The whole file').replaceAll('\n', ''), 'hex');
    const { records, steps } = readIndependently(file, JSON.parse(blockOf('County secret file')));
    expect(records.map((record) => record.person.name)).toEqual(['欧阳·𠮷']);
    for (const [name, value] of Object.entries(steps)) expect(blockOf(name)).toBe(value);
  });

  test('that reader reads a batch of many packed chunks as well', () => {
    const { bytes, header } = sealed({ records: sampleRecords(1500) });
    expect(header).toMatchObject({ encoding: 'deflate-raw' });
    expect(header.packedLength).toBeGreaterThan(65_536);
    const { records } = readIndependently(Buffer.from(bytes), testCounty().secretFile);
    expect(records).toHaveLength(1500);
    expect(records[1499]?.person.name).toBe(PERSONAL.name);
  });

  test('lists every refusal, every header member and every record member', () => {
    const listed = new Set([...document.matchAll(/`(\w+)`/g)].map((match) => match[1]));
    const named = [
      ...Object.keys(REFUSAL_TEXTS),
      ...batchHeaderSchema.options.flatMap(({ shape }) => Object.keys(shape)),
      ...batchRecordSchema.options.flatMap(({ shape }) => Object.keys(shape)),
    ];
    expect(named.filter((name) => !listed.has(name))).toEqual([]);
  });
});
