import { describe, expect, it } from 'vitest';
import { joinParts, prepareBatch, preparePart } from '../../../county/decide/prepare-batch.ts';
import type { PreparedBatch } from '../../../county/decide/prepared-record.ts';
import { packPart, unpackPart } from '../../../county/decide/threads/part-message.ts';
import { makePreparer } from '../../../county/decide/preparer.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { openSummaries } from '../../../county/seal/record-summary.ts';
import { forge } from '../support/forge.ts';
import { fixedBytes, recordText, sealed, testCounty, testDevice } from '../support/sample-batch.ts';
import { PACKS, settledRecord } from '../support/settled-record.ts';

const data = { county: '210502', secret: testCounty().secret, dataKey: fixedBytes('data key')(32) };
const preparation = { ...data, seal: countySeal(data.dataKey, data.county), packs: installedPacks(PACKS) };
const deviceKey = Buffer.from(testDevice().publicKey).toString('base64url');

/** A batch with what is sealed beside it open: each sealing has a nonce of its own. */
const plain = ({ summaries, ...batch }: PreparedBatch) => ({
  ...batch,
  summaries: summaries.map((group) => ({
    first: group.first,
    open: openSummaries(preparation.seal, data.county, batch.hash, group),
  })),
});

describe('a batch that several threads share', () => {
  const { bytes } = sealed({ records: Array.from({ length: 40 }, (_, at) => settledRecord(at + 1, (one) => one)) });

  it.each([1, 2, 3, 7, 9])('comes to the same as read by one: %i parts', async (of) => {
    const whole = await prepareBatch(bytes, deviceKey, preparation);
    const parts = await Promise.all(
      Array.from({ length: of }, async (_, index) =>
        unpackPart(packPart(await preparePart(bytes, deviceKey, preparation, { index, of }))),
      ),
    );
    const joined = joinParts(parts);
    if (!whole.ok || !joined.ok) throw new Error('Refused');
    const read = plain(joined.value);
    expect(read).toEqual(plain(whole.value));
    expect(read.summaries.map(({ first, open }) => [first, open.length])).toEqual([
      [0, 16],
      [16, 16],
      [32, 8],
    ]);
    expect(read.summaries.flatMap(({ open }) => open.map(({ hash }) => hash))).toEqual(
      read.records.map(({ hash }) => hash),
    );
  });
});

describe('a batch that is not sound is refused in the same words, wherever the fault lies', () => {
  const sound = Array.from({ length: 50 }, (_, at) => recordText(at + 1));
  const firstAgain = recordText(1, { salt: 'ab'.repeat(16) });
  const cases = [
    { name: 'the first record again as the last', records: [...sound, firstAgain], code: 'record_repeated' },
    { name: 'a member too many near the end', records: sound.with(44, recordText(45, { z: 1 })), code: 'record_field' },
    { name: 'a wrong record in each half', records: sound.with(40, '[]').with(3, '{}'), code: 'record_field' },
    { name: 'a sum that is not that of the records', records: sound, code: 'total_differs' },
  ];

  it.each(cases)('$name', async ({ records, code }) => {
    const file = forge({ records });
    expect(file.length).toBeGreaterThan(64 * 1024);
    const preparer = makePreparer(data, () => preparation.packs, 2);
    const [here, there] = await Promise.all([
      prepareBatch(file, deviceKey, preparation),
      preparer.prepare(file, deviceKey),
    ]);
    await preparer.close();
    expect(here).toMatchObject({ ok: false, refusal: { code } });
    expect(there).toEqual(here);
  });
});
