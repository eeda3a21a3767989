import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { fixedBytes, testDevice } from '../../support/sample-batch.ts';
import { type CountyProcess, runToolWith, startProcessWith } from '../support/county-process.ts';
import { prepareFolder } from '../support/prepare-folder.ts';
import { type Batch, chainOf, httpPc } from '../support/http-pc.ts';

/** What the service is at when it dies: the making of an upload, a piece in its middle, its end, and the booking. */
const STEPS = ['create', 'piece', 'last piece', 'receipt'] as const;
/** `look`: the question where an upload stands. */
type Step = (typeof STEPS)[number] | 'look';

/** Kills at least; more while a step has not been died at, but not for ever. */
const [ROUNDS, MOST] = [8, 30];
const SEED = 'kill/1';

let folder = '';
let postgres: TestPostgres | null = null;
let service: CountyProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-kill-'));
  await prepareFolder(folder);
});
afterEach(async () => {
  await service?.kill();
  service = null;
  await postgres?.stop();
  postgres = null;
  await rm(folder, { recursive: true, force: true });
});

/** The same numbers in every run. */
function chance(seed: string): (below: number) => number {
  const bytes = fixedBytes(seed);
  return (below) => Buffer.from(bytes(4)).readUInt32BE(0) % below;
}

describe.each(['folder', 'PostgreSQL'])('a service over a %s that is killed', (form) => {
  it('time and again in the middle of its work loses nothing it said it had', { timeout: 400_000 }, async () => {
    let env: NodeJS.ProcessEnv = {};
    if (form === 'PostgreSQL') {
      postgres = await startPostgres();
      env = { DATABASE_URL: postgres.url };
    }
    const device = testDevice();
    const batches = chainOf(device, 2 * MOST);
    const pick = chance(`${SEED}/${form}`);
    const made = await runToolWith(env, folder, 'make-code', device.pc);
    const code = /登记码　([\w-]+)/.exec(made.out)?.[1]?.replaceAll('-', '') ?? '';
    let county = (service = await startProcessWith(env, folder));
    const pc = httpPc(device, () => county.url);
    expect((await pc.enrol(code)).status).toBe(200);
    expect(await pc.logIn()).toBe(200);

    /** At which step the service dies next, and how many milliseconds after its request began. */
    let plan: { readonly step: Step; readonly afterMs: number } | null = null;
    /** What was asked last: under way when the line broke. */
    let step: Step = 'look';
    const at = (now: Step): void => {
      step = now;
      if (plan?.step !== now) return;
      const { afterMs } = plan;
      plan = null;
      setTimeout(() => void county.kill(), afterMs);
    };

    /** What the county said: the highest offset of each upload, and every receipt. */
    const offsets = new Map<string, number>();
    const receipts = new Map<string, Buffer>();
    const died: Step[] = [];
    let resumed = 0;

    async function send(batch: Batch): Promise<void> {
      step = 'look';
      let offset = await pc.offset(batch);
      if (offset === null) {
        expect(offsets.get(batch.hash) ?? 0).toBe(0);
        at('create');
        await pc.create(batch);
        offset = 0;
      } else {
        if (offset > 0) resumed++;
        expect(offset).toBeGreaterThanOrEqual(offsets.get(batch.hash) ?? 0);
      }
      while (offset < batch.bytes.length) {
        const end = Math.min(batch.bytes.length, offset + 400 + pick(1200));
        at(end === batch.bytes.length ? 'last piece' : 'piece');
        const answer = await pc.patch(batch, offset, end);
        if (answer.status !== 204) throw new Error(`PATCH ${answer.status}`);
        offset = Number(answer.headers.get('upload-offset'));
        offsets.set(batch.hash, offset);
      }
      at('receipt');
      const { status, file } = await pc.receipt(batch);
      if (status !== 200) throw new Error(`receipt ${status}`);
      const before = receipts.get(batch.hash);
      if (before !== undefined) expect(file.equals(before)).toBe(true);
      receipts.set(batch.hash, file);
    }

    /** Sends batches that have no receipt until the service dies; there are enough for every kill there can be. */
    async function sendUntilDead(): Promise<void> {
      try {
        for (const batch of batches) if (!receipts.has(batch.hash)) await send(batch);
      } catch (error) {
        // The line broke because the service died. Anything else is a fault.
        if (!(error instanceof TypeError && error.message === 'fetch failed')) throw error;
        died.push(step);
        return;
      }
      throw new Error('The service took everything and never died');
    }

    const missed = (): Step | undefined => STEPS.find((each) => !died.includes(each));
    for (let round = 0; round < ROUNDS || (round < MOST && missed() !== undefined); round++) {
      plan = { step: missed() ?? STEPS[round % STEPS.length] ?? 'create', afterMs: 1 + pick(5) };
      await sendUntilDead();
      county = service = await startProcessWith(env, folder);
      expect(await pc.logIn()).toBe(200);
      for (const [index, batch] of batches.entries()) {
        const before = receipts.get(batch.hash);
        if (before === undefined) continue;
        const again = await pc.receipt(batch);
        expect([index, again.status, again.file.equals(before)]).toEqual([index, 200, true]);
      }
    }
    // Each kill fell on work: the line broke in it, at each of the steps at least once, and uploads went on where they were.
    expect(missed()).toBeUndefined();
    expect(resumed).toBeGreaterThan(0);

    for (const batch of batches) await send(batch);
    expect(receipts.size).toBe(batches.length);
    expect(await pc.state()).toMatchObject({ epoch: 1, received: batches.length });
    const ended = await county.stop();
    service = null;
    expect([ended.code, ended.err]).toEqual([0, '']);
    const checked = await runToolWith(env, folder, 'scrub');
    expect([checked.code, checked.out]).toEqual([
      0,
      expect.stringContaining(`批次 ${batches.length} 个，内容完好`) as string,
    ]);
  });
});
