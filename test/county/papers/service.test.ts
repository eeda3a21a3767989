import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../../county/spool/synced-file.ts';
import type { RunningCounty } from '../../../county/start.ts';
import { applicationOf, deliver, enrol, pcOf, type Pc } from '../decide/support/county.ts';
import { httpPc } from '../service/support/http-pc.ts';
import { countyFolder } from '../service/support/running-county.ts';
import { casePapers, papersFile, papersItems } from './support/papers-of.ts';
import { papersPc } from './support/papers-pc.ts';

let county: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
beforeEach(async () => {
  county = await countyFolder();
  running = await county.start();
});
afterEach(() => county.remove());

/** A registered PC with a session, one batch sealed and its papers in one file. */
async function newPc(letter = 'A') {
  const pc = pcOf(letter);
  await enrol(running.county.books, pc);
  const http = httpPc(pc.device, county.url);
  expect(await http.logIn()).toBe(200);
  const record = applicationOf(pc.device.pc, 1);
  const batch = pc.seal(record);
  const file = papersFile(pc, batch, [casePapers(record, pc.device.pc)]);
  return { pc, record, batch, file, papers: papersPc(county.url, http.token) };
}

/** What the PC's feed says of papers once it says as much. */
const itemsOf = async (pc: Pc) => (await papersItems(running.county, pc)).map(({ kind }) => kind);

describe('papers over the line', () => {
  it('go up in pieces, wait for their batch without keeping it, and are acknowledged when it is here', async () => {
    const { pc, file, papers } = await newPc();
    expect(await papers.offset(file)).toBeNull();
    expect((await papers.create(file)).headers.get('location')).toBe(`/v1/papers/1-${file.hash}`);
    expect((await papers.patch(file, 0, 500)).status).toBe(204);
    expect(await papers.offset(file)).toBe(500);
    expect((await papers.patch(file, 400, 600)).status).toBe(409);
    expect((await papers.patch(file, 500, file.bytes.length)).status).toBe(204);
    expect(await papers.outcome(file)).toMatchObject({ status: 202, body: { seq: 1, waitsFor: 1 } });
    await deliver(running.county, pc, 1);
    expect(await papers.outcome(file)).toEqual({ status: 200, body: { seq: 1, part: 1, hash: file.hash } });
    expect(await itemsOf(pc)).toEqual(['papers']);
    expect((await papers.create(file)).headers.get('upload-offset')).toBe(String(file.bytes.length));
    expect((await papers.outcome(file)).status).toBe(200);
    expect(await itemsOf(pc)).toEqual(['papers']);
  });

  it('cannot fill the disk with files for batches that never come: no more begin, and the batch itself is taken', async () => {
    const { pc, batch, record, papers } = await newPc();
    const shown = casePapers(record, pc.device.pc);
    const files = Array.from({ length: 17 }, (_, n) => papersFile(pc, batch, [shown], { label: `${n}` }));
    for (const file of files.slice(0, 16)) {
      await papers.send(file, file.bytes.length);
      expect((await papers.outcome(file)).status).toBe(202);
    }
    const [last] = files.slice(-1);
    if (last === undefined) throw new Error('no file');
    const refused = await papers.create(last);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: 'too_many', detail: 'waiting' }]);
    await deliver(running.county, pc, 1);
    // Those that wait are not even looked at again: papers of a batch that is here are in nobody's way.
    expect((await papers.create(last)).status).toBe(201);
  });

  it('are taken by themselves when their batch comes over the line', async () => {
    const { pc, file, papers } = await newPc();
    await papers.send(file);
    expect((await papers.outcome(file)).status).toBe(202);
    const http = httpPc(pc.device, county.url);
    await http.logIn();
    const bytes = pc.bytes(1);
    const batch = { header: { seq: 1 }, hash: pc.key(1).hash, bytes } as Parameters<typeof http.create>[0];
    await http.create(batch);
    await http.patch(batch, 0, bytes.length);
    expect((await http.receipt(batch)).status).toBe(200);
    await expect.poll(() => itemsOf(pc)).toEqual(['papers']);
  });

  it('are refused with the reader’s word when a bit is wrong, and nothing of another PC is told', async () => {
    const { pc, file, papers } = await newPc();
    await deliver(running.county, pc, 1);
    const { createHash } = await import('node:crypto');
    const bytes = Uint8Array.from(file.bytes);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 4;
    const wrong = { bytes, key: { ...file.key, hash: createHash('sha256').update(bytes).digest('hex') } };
    await papers.send(wrong);
    expect(await papers.outcome(wrong)).toMatchObject({
      status: 422,
      body: { code: 'refused', detail: 'body_changed' },
    });
    expect(await itemsOf(pc)).toEqual([]);
    await papers.send(file);
    const other = await newPc('B');
    expect((await other.papers.outcome(file)).status).toBe(404);
    await running.county.books.revoke({ device: pc.device.id, reason: '停用', by: 'cli' });
    expect((await papers.create(file)).status).toBe(403);
  });

  it('are counted for Prometheus, and neither log nor metrics name a person or a file', async () => {
    const { pc, record, file, papers } = await newPc();
    await deliver(running.county, pc, 1);
    await papers.send(file);
    expect((await papers.outcome(file)).status).toBe(200);
    const metrics = await (await fetch(`${county.url()}/metrics`)).text();
    expect(metrics).toContain('aid_papers_total{outcome="taken"} ');
    for (const text of [metrics, county.log()]) {
      expect(text).not.toContain(record.person.name);
      expect(text).not.toContain(file.hash);
      expect(text).not.toContain('身份证');
    }
  });

  it('are asked only of a PC that said it knows the word', async () => {
    const { pc, papers } = await newPc();
    await deliver(running.county, pc, 1);
    await running.county.books.makeUser(
      { user: 'chen', name: '陈审批', roles: ['approver'], password: '-', active: true },
      'cli',
    );
    const record = { batch: (await running.county.books.queries.batches({}))[0]?.batch ?? 0, place: 0 };
    const ask = async () => running.county.papers.ask(record, 'chen');
    await papers.state();
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: 'papers_unable' } });
    expect(await itemsOf(pc)).toEqual([]);
    await papers.state({ 'aid-papers': '1' });
    expect(await ask()).toMatchObject({ ok: true });
    expect(await ask()).toMatchObject({ ok: false, refusal: { code: 'papers_asked' } });
    expect(await papersItems(running.county, pc)).toMatchObject([{ kind: 'papers-wanted', batchSeq: 1, by: '陈审批' }]);
    expect(await running.county.papers.ask(record, 'nobody')).toMatchObject({ ok: false });
  });
});

describe('papers on a stick', () => {
  it('are read after the batches whatever their order there, any number of times', async () => {
    const { pc, batch, file } = await newPc();
    const stick = join(county.root, 'stick');
    await makeFolder(stick);
    await writeFile(join(stick, file.fileName), file.bytes);
    expect((await county.type('import', stick)).out).toContain('等第 1 批到了以后接着读');
    await writeFile(join(stick, `AID1-${pc.device.pc}-00000001-${batch.hash.slice(0, 8)}.aidbatch`), pc.bytes(1));
    const read = await county.type('import', stick);
    expect(read).toMatchObject({ code: 0, err: '' });
    expect(read.out).toContain('共 1 个材料文件，1 个读入，0 个没有接收。');
    expect(await itemsOf(pc)).toEqual(['papers']);
    expect((await county.type('import', stick)).out).toContain('的材料第 1 部分，以前已接收');
    const other = pcOf('Q');
    const strange = papersFile(other, batch, [casePapers(applicationOf(other.device.pc, 1), 'x')]);
    await writeFile(join(stick, strange.fileName), strange.bytes);
    const refused = await county.type('import', stick);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('没有登记');
    expect(await itemsOf(pc)).toEqual(['papers']);
  });
});

describe('papers in a backup', () => {
  it('are put back with it; what came after it is offered again, and what the journal knows but no file holds is asked for', async () => {
    const { pc, file, papers } = await newPc();
    await deliver(running.county, pc, 1);
    await papers.send(file);
    expect((await papers.outcome(file)).status).toBe(200);
    const to = join(county.root, 'backups');
    expect((await county.type('backup', to)).out).toContain('、1 个材料文件到');
    const [name = ''] = await readdir(to);
    await county.stop();
    const restored = join(county.root, 'restored');
    const keys = join(county.folder, 'keys');
    const back = await county.type('restore', join(to, name), '--keys', keys, '--folder', restored);
    expect(back).toMatchObject({ code: 0 });
    const held = join(restored, 'papers', 'whole', pc.device.id);
    expect(await readdir(held)).toEqual([`00000001-${file.hash}.aidpapers`]);
    expect((await readFile(join(held, `00000001-${file.hash}.aidpapers`))).equals(Buffer.from(file.bytes))).toBe(true);
    // The disk loses it: the next look at the spool finds that, and the PC is asked.
    await writeFile(join(held, `00000001-${file.hash}.aidpapers`), 'another content');
    const scrubbed = await county.type('scrub', '--folder', restored);
    expect(scrubbed).toMatchObject({ code: 1 });
    expect(scrubbed.err).toContain('材料文件 1 个的内容已损坏');
    running = await county.start(restored);
    expect(await itemsOf(pc)).toEqual(['papers', 'papers-wanted']);
  }, 180_000);
});

describe('papers in quarantine', () => {
  it('are listed with why, put back or thrown away by hand with a reason', async () => {
    const { pc, record, batch, file, papers } = await newPc();
    await deliver(running.county, pc, 1);
    await papers.send(file);
    expect((await papers.outcome(file)).status).toBe(200);
    const other = papersFile(pc, batch, [casePapers(record, 'something else')]);
    await papers.send(other);
    expect(await papers.outcome(other)).toMatchObject({ status: 409, body: { code: 'fork' } });
    expect((await county.type('quarantine')).out).toContain(
      `${pc.device.pc}　第 1 批的材料　${other.hash.slice(0, 8)}`,
    );
    const freed = await county.type('release', pc.device.pc, '1', '--reason', '再读一次');
    expect(freed).toMatchObject({ code: 1 });
    expect(freed.err).toContain('以先收到的为准');
    expect(await county.type('drop', pc.device.pc, '1', '--reason', '乡镇说明是误传')).toMatchObject({ code: 0 });
    expect((await county.type('quarantine')).out).toContain('隔离区是空的');
    expect(await itemsOf(pc)).toEqual(['papers']);
  });
});
