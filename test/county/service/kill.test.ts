import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedBytes, testDevice } from '../support/sample-batch.ts';
import { type CountyProcess, runTool, startProcess } from './support/county-process.ts';
import { prepareFolder } from './support/prepare-folder.ts';
import { type Batch, chainOf, httpPc } from './support/http-pc.ts';

const ROUNDS = 10;
const SEED = 'kill/1';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-kill-'));
  await prepareFolder(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The same numbers in every run. */
function chance(seed: string): (below: number) => number {
  const bytes = fixedBytes(seed);
  return (below) => Buffer.from(bytes(4)).readUInt32BE(0) % below;
}

describe('a service that is killed', () => {
  it(`while it takes batches ${ROUNDS} times loses nothing it said it had`, { timeout: 300_000 }, async () => {
    const device = testDevice();
    const batches = chainOf(device, 6);
    const pick = chance(SEED);
    const made = await runTool(folder, 'make-code', device.pc);
    const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
    let service: CountyProcess = await startProcess(folder);
    /** Counts down with each request that is made; the service dies a moment after the one that makes it zero. */
    let untilKill = Infinity;
    const pc = httpPc(device, () => {
      untilKill--;
      if (untilKill === 0) setTimeout(() => void service.kill(), pick(8));
      return service.url;
    });
    expect((await pc.enrol(code)).status).toBe(200);
    expect(await pc.logIn()).toBe(200);

    /** What the county said: the highest offset of each upload, and every receipt. */
    const offsets = new Map<string, number>();
    const receipts = new Map<string, Buffer>();
    const told = { kills: 0, broken: 0, resumed: 0, receipts: 0 };

    async function send(batch: Batch): Promise<void> {
      let offset = await pc.offset(batch);
      if (offset !== null) {
        told.resumed++;
        expect(offset).toBeGreaterThanOrEqual(offsets.get(batch.hash) ?? 0);
      } else {
        expect(offsets.get(batch.hash) ?? 0).toBe(0);
        await pc.create(batch);
        offset = 0;
      }
      while (offset < batch.bytes.length) {
        const answer = await pc.patch(batch, offset, Math.min(batch.bytes.length, offset + 400 + pick(1200)));
        if (answer.status !== 204) throw new Error(`PATCH ${answer.status}`);
        offset = Number(answer.headers.get('upload-offset'));
        offsets.set(batch.hash, offset);
      }
      const { status, file } = await pc.receipt(batch);
      if (status !== 200) return;
      told.receipts++;
      const before = receipts.get(batch.hash);
      if (before !== undefined) expect(file.equals(before)).toBe(true);
      receipts.set(batch.hash, file);
    }

    for (let round = 0; round < ROUNDS; round++) {
      const kill = setTimeout(() => void service.kill(), 5 + pick(120));
      try {
        for (const batch of batches) await send(batch);
      } catch (error) {
        // The line broke because the service died. Anything else is a fault.
        if (!(error instanceof TypeError && error.message === 'fetch failed')) throw error;
      }
      clearTimeout(kill);
      await service.kill();
      told.kills++;
      service = await startProcess(folder);
      await pc.logIn();
      for (const [index, batch] of batches.entries()) {
        const before = receipts.get(batch.hash);
        if (before === undefined) continue;
        const again = await pc.receipt(batch);
        expect([index, again.status, again.file.equals(before)]).toEqual([index, 200, true]);
      }
    }
    for (const batch of batches) await send(batch);
    expect(receipts.size).toBe(batches.length);
    expect(await pc.state()).toMatchObject({ epoch: 1, received: batches.length });
    const checked = await runTool(folder, 'scrub');
    expect([checked.code, checked.out]).toEqual([
      0,
      expect.stringContaining(`批次 ${batches.length} 个，内容完好`) as string,
    ]);
    const ended = await service.stop();
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(told.kills).toBe(ROUNDS);
  });
});
