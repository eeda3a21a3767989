import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDevice } from '../support/sample-batch.ts';
import { chainOf, httpPc } from './support/http-pc.ts';
import { countyFolder } from './support/running-county.ts';

const device = testDevice();
const [batch] = chainOf(device, 1);

describe('the folder that a restore replaced', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  beforeAll(async () => {
    county = await countyFolder();
    await county.start();
  });
  afterAll(() => county.remove());

  it('started again by mistake, learns from the first PC that it is old, says so and stops paying until somebody decides', async () => {
    const pc = httpPc(device, county.url);
    const made = await county.type('make-code', device.pc);
    await pc.enrol(/登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '');
    await pc.logIn();
    if (batch === undefined) throw new Error('no batch');
    await pc.create(batch);
    await pc.patch(batch, 0, batch.bytes.length);
    expect((await pc.receipt(batch)).status).toBe(200);
    expect((await county.type('backup', join(county.root, 'backups'))).code).toBe(0);
    await county.stop();
    const [name = ''] = await readdir(join(county.root, 'backups'));
    const place = join(county.root, 'restored');
    const from = [join(county.root, 'backups', name), '--keys', join(county.folder, 'keys')];
    expect((await county.type('restore', ...from, '--folder', place)).code).toBe(0);

    await county.start(place);
    await pc.logIn();
    const { epoch, received } = await pc.state('?epoch=1&received=1&feed=1');
    // The restored one has fewer receipts of its epoch and is not mistaken for the old one.
    expect((await county.type('devices', '--folder', place)).err).toBe('');
    await county.stop();

    await county.start();
    await pc.logIn();
    expect((await county.type('publish-ledger')).code).toBe(0);
    expect(await pc.state(`?epoch=${String(epoch)}&received=${String(received)}&feed=0`)).toMatchObject({ epoch: 1 });
    const sentence = `电脑 ${device.pc} 见过的县级数据比这里新`;
    const refused = await county.type('publish-ledger');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(sentence) as string]);
    expect((await county.type('devices')).err).toContain(sentence);
    expect((await county.type('raise-epoch', '--reason', '核对过，这里是正在用的')).code).toBe(0);
    expect((await county.type('devices')).err).toBe('');
    expect((await county.type('publish-ledger')).code).toBe(0);
  });
});
