import { diffieHellman, verify } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import { signedEnrolledSchema } from '#shared/protocol/sync/enrol.ts';
import { LATER_KEY_FOLDER, laterKeyFolder } from '#shared/protocol/sync/formats.ts';
import { nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { publicKeyOf, rawPublicOf, secretKeyOf } from '../../../county/keys/raw-keys.ts';
import { readFeed } from '../../../electron/sync/county/read-feed.ts';
import { readReceipt } from '../../../electron/sync/county/read-receipt.ts';
import { readCountyKey } from '../../../electron/sync/read-county-key.ts';
import { boxOf, COUNTY } from '../http/support/county-service.ts';
import { sealed, type TestDevice, testCounty, testDevice } from '../support/sample-batch.ts';
import { chainOf, httpPc, type Batch } from './support/http-pc.ts';
import { countyFolder } from './support/running-county.ts';

const device = testDevice();
const later = { ...testDevice('later'), id: '0191a000-0000-7000-8000-00000000d002', pc: '210502002-A' };
const newest = { ...testDevice('newest'), id: '0191a000-0000-7000-8000-00000000d003', pc: '210502003-A' };
const [first, second] = chainOf(device, 2);
const old = testCounty().key;

describe('the county’s next key', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  let next: CountyKey;
  beforeAll(async () => {
    county = await countyFolder();
    await county.start();
  });
  afterAll(() => county.remove());

  const code = async (pc: string): Promise<string> =>
    /登记码　([\w-]+)/.exec((await county.type('make-code', pc)).out)?.[1]?.replaceAll('-', '') ?? '';

  async function send(pc: ReturnType<typeof httpPc>, batch: Batch): Promise<Buffer> {
    await pc.create(batch);
    await pc.patch(batch, 0, batch.bytes.length);
    const { status, file } = await pc.receipt(batch);
    expect(status).toBe(200);
    return file;
  }

  const receiptOf = (file: Uint8Array, key: CountyKey, batch: Batch) =>
    readReceipt(file, {
      county: key,
      countyCode: COUNTY,
      device: device.id,
      ownBatch: () => ({ hash: batch.hash, ...batch.header }),
    });

  function feedOf(file: Uint8Array, key: CountyKey, of: TestDevice = device) {
    const privateKey = secretKeyOf('x25519', boxOf(of));
    const agree = (publicKey: Uint8Array) => diffieHellman({ privateKey, publicKey: publicKeyOf('x25519', publicKey) });
    const box = { publicKey: rawPublicOf(privateKey), agree };
    return readFeed(file, { county: key, countyCode: COUNTY, device: of.id, box });
  }

  it('is not made while the service runs', async () => {
    const done = await county.type('rotate-key');
    expect([done.code, done.err]).toEqual([1, expect.stringContaining('请先停止服务') as string]);
    expect(await readdir(join(county.folder, 'keys'))).not.toContain('later');
  });

  it('is introduced by the old one, and what is sealed to the old one still counts', async () => {
    const pc = httpPc(device, county.url);
    expect((await pc.enrol(await code(device.pc))).status).toBe(200);
    await county.stop();
    const done = await county.type('rotate-key');
    expect([done.code, done.err]).toEqual([0, '']);
    await county.start();
    const path = /公钥文件　(\S+\.aidcounty\.json)/.exec(done.out)?.[1] ?? '';
    const read = readCountyKey(await readFile(path, 'utf8'));
    if (!read.ok) throw new Error(read.error.code);
    next = read.value;
    // What is read over the telephone is what the window shows of the file, and of the statement.
    expect(done.out).toContain(next.fingerprint);
    expect(next.keyId).not.toBe(old.keyId);
    await pc.logIn();
    if (first === undefined || second === undefined) throw new Error('no batches');
    expect(receiptOf(await send(pc, first), old, first)).toMatchObject({ ok: true });
    const feed = feedOf((await pc.feed()).file, old);
    if (!feed.ok) throw new Error(feed.error.code);
    const [item] = feed.value.items;
    if (item?.kind !== 'key') throw new Error('no key');
    const isSigned = verify(
      null,
      Buffer.from(nextKeyMessage(item.next)),
      publicKeyOf('ed25519', old.receipt),
      Buffer.from(item.signature, 'base64url'),
    );
    expect([isSigned, item.next.from, item.next.keyId]).toEqual([true, old.keyId, next.keyId]);
    expect([item.next.box, item.next.receipt]).toEqual(
      [next.box, next.receipt].map((key) => Buffer.from(key).toString('base64url')),
    );
    const [given] = second.header.records;
    expect(given).toBeDefined();
    const toNew = sealed({ device, seq: 2, prevHash: first.hash, county: next }, 'to the new key');
    const file = await send(pc, toNew);
    expect(receiptOf(file, next, toNew)).toMatchObject({ ok: true });
    expect(receiptOf(file, old, toNew)).toMatchObject({ ok: false, error: { code: 'RECEIPT_OTHER_COUNTY' } });
    // The PC is known to have the new key now; one that lost its notes of it may still ask with the old one.
    expect(feedOf((await pc.feed()).file, next)).toMatchObject({ ok: true });
    expect(feedOf((await pc.feed(0, old.keyId)).file, old)).toMatchObject({ ok: true });
    expect((await pc.feed(0, '0'.repeat(16))).status).toBe(400);
  });

  it('is told to a PC that is registered with the old one, and is not news for one that has it', async () => {
    const [slow, quick] = [httpPc(later, county.url), httpPc(newest, county.url)];
    const answer = signedEnrolledSchema.parse(await (await slow.enrol(await code(later.pc))).json());
    expect(answer.enrolled.countyKey).toBe(old.keyId);
    await slow.logIn();
    expect(feedOf((await slow.feed()).file, old, later)).toMatchObject({ value: { items: [{ kind: 'key' }] } });
    expect((await quick.enrol(await code(newest.pc), { countyKey: next.keyId })).status).toBe(200);
    await quick.logIn();
    expect((await quick.feed()).status).toBe(204);
  });

  it('stays what it is when the tables are made anew, and another may follow', async () => {
    expect((await county.type('rebuild')).code).toBe(0);
    await county.stop();
    const done = await county.type('rotate-key');
    expect(done.out).toContain(`${next.keyId} → `);
    await county.start();
    const pc = httpPc(later, county.url);
    await pc.logIn();
    const feed = feedOf((await pc.feed()).file, old, later);
    if (!feed.ok) throw new Error(feed.error.code);
    const changes = feed.value.items.flatMap((item) => (item.kind === 'key' ? [item.next] : []));
    expect(changes.map(({ from }) => from)).toEqual([old.keyId, next.keyId]);
  });

  it('goes onto a stick beside the one that a PC is known to have, for it may have taken it since', async () => {
    const stick = join(county.folder, 'stick');
    const done = await county.type('export-feed', later.pc, '--to', stick);
    expect([done.code, done.err]).toEqual([0, '']);
    const feeds = (await readdir(stick)).filter((name) => name.endsWith('.aidfeed'));
    expect(feeds).toHaveLength(1);
    const [name = ''] = feeds;
    expect(feedOf(await readFile(join(stick, name)), old, later)).toMatchObject({ ok: true });
    expect(feedOf(await readFile(join(stick, laterKeyFolder(next.keyId), name)), next, later)).toMatchObject({
      ok: true,
    });
    // Known, the key after that, and nothing under one that came before.
    const folders = (await readdir(stick)).filter((each) => LATER_KEY_FOLDER.test(each));
    expect(folders).toHaveLength(2);
    expect(folders).not.toContain(laterKeyFolder(old.keyId));
  });

  it('that is missing or damaged stops the start with a sentence, and no new one is ever made', async () => {
    await county.stop();
    const keys = join(county.folder, 'keys');
    const start = () => county.type('devices');
    const aside = async (path: string, sentence: string): Promise<void> => {
      await rename(path, `${path}.aside`);
      const done = await start();
      expect([done.code, done.err]).toEqual([2, expect.stringContaining(sentence) as string]);
      await rename(`${path}.aside`, path);
    };
    await aside(join(keys, 'later', `${next.keyId}.aidcounty-secret.json`), `缺少县级私钥 ${next.keyId}`);
    await aside(join(keys, `${old.keyId}.aidcounty-secret.json`), '没有县级私钥文件');
    await aside(join(keys, 'data-key'), '没有数据密钥');
    await aside(join(county.folder, 'county.json'), '没有 county.json');
    const dataKey = await readFile(join(keys, 'data-key'));
    await writeFile(join(keys, 'data-key'), Buffer.alloc(32, 7).toString('base64url'));
    expect((await start()).err).toContain('打不开这个县的日志');
    await writeFile(join(keys, 'data-key'), dataKey);
    const secretPath = join(keys, 'later', `${next.keyId}.aidcounty-secret.json`);
    const text = await readFile(secretPath, 'utf8');
    await writeFile(secretPath, text.replace(next.keyId, '0'.repeat(16)));
    expect((await start()).err).toContain('已损坏，不是有效的县级私钥文件');
    await writeFile(secretPath, text);
    expect((await start()).code).toBe(0);
    await rm(join(keys, 'later'), { recursive: true });
    expect((await start()).err).toContain('缺少县级私钥');
    expect(await readdir(keys)).not.toContain('later');
  });
});
