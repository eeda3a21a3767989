import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countySeal } from '../../../county/seal/county-seal.ts';
import { prepareBatch } from '../../../county/decide/prepare-batch.ts';
import { makePreparer, type Preparer } from '../../../county/decide/preparer.ts';
import { installedPacks } from '../../../county/recheck/installed-packs.ts';
import { fixedBytes, sealed, testCounty, testDevice } from '../support/sample-batch.ts';
import { PACKS, settledRecord } from '../support/settled-record.ts';

describe('a large batch', () => {
  const packs = installedPacks(PACKS);
  const data = { county: '210502', secret: testCounty().secret, dataKey: fixedBytes('data key')(32) };
  const deviceKey = Buffer.from(testDevice().publicKey).toString('base64url');
  const note = (n: number) => Buffer.from(fixedBytes(`note ${n}`)(1_400)).toString('base64url');
  const { bytes } = sealed({
    records: Array.from({ length: 50 }, (_, at) =>
      settledRecord(at + 1, (record) => ({ ...record, application: { ...record.application, note: note(at) } })),
    ),
  });
  let preparer: Preparer;
  beforeAll(() => {
    preparer = makePreparer(data, () => packs);
  });
  afterAll(() => preparer.close());

  it('is read in a thread to the very same as beside the service, which goes on meanwhile', async () => {
    expect(bytes.length).toBeGreaterThan(64 * 1024);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const [first, second] = await Promise.all([preparer.prepare(bytes, deviceKey), preparer.prepare(bytes, deviceKey)]);
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
    const seal = countySeal(data.dataKey, data.county);
    const here = await prepareBatch(bytes, deviceKey, { ...data, seal, packs });
    for (const opening of [first, second]) {
      if (!opening.ok || !here.ok) throw new Error('Refused');
      expect(opening.value.records).toEqual(here.value.records);
      expect(opening.value.records.every(({ recheck }) => recheck?.verdict === 'same')).toBe(true);
    }
  });

  it('that is not sound is refused there as well, and the thread goes on', async () => {
    const cut = bytes.subarray(0, bytes.length - 1);
    expect(await preparer.prepare(cut, deviceKey)).toMatchObject({ ok: false, refusal: { code: 'truncated' } });
    expect(await preparer.prepare(bytes, deviceKey)).toMatchObject({ ok: true });
  });
});
