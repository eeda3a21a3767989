import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCountyArgs, readOptions } from '../../../../county/config/options.ts';
import { machine } from '../../../../county/context.ts';
import { type RunningCounty, startCounty } from '../../../../county/start.ts';
import { startPostgres, type TestPostgres } from '../../../support/postgres.ts';
import { applicationOf } from '../../decide/support/county.ts';
import { sealed, testDevice } from '../../support/sample-batch.ts';
import { httpPc } from '../support/http-pc.ts';
import { prepareFolder } from '../support/prepare-folder.ts';

const device = testDevice();
const record = applicationOf(device.pc, 1);
const batch = sealed({ device, records: [record] }, 'first');

let folder = '';
let postgres: TestPostgres;
let running: RunningCounty;
const logged: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aid-fault-'));
  await prepareFolder(folder);
  postgres = await startPostgres();
  const env = { DATABASE_URL: postgres.url };
  const options = readOptions(parseCountyArgs(['--folder', folder, '--port', '0']).values, env, folder);
  const logStream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged.push(chunk.toString('utf8'));
      done();
    },
  });
  running = await startCounty({ options, env, machine, packsFolder: resolve('rules/packs'), logStream });
});
afterAll(async () => {
  await running.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function sql(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

describe('B94: a fault of the database', () => {
  it('is told as a fault with a number, in words that say nothing of tables, files or people; then all goes on', async () => {
    const code = '0'.repeat(20);
    await running.county.books.makeCode({ code, pc: device.pc, until: '2030-01-01T00:00:00.000+08:00', by: 'cli' });
    const pc = httpPc(device, () => running.address);
    expect((await pc.enrol(code)).status).toBe(200);
    await pc.logIn();
    expect((await pc.create(batch)).status).toBe(201);

    await sql('alter table spool_chunk rename to gone', 'alter table receipt rename to gone_too');
    const broken = [await pc.patch(batch, 0, batch.bytes.length)];
    await sql('alter table gone rename to spool_chunk');
    expect((await pc.patch(batch, 0, batch.bytes.length)).status).toBe(204);
    const asked = await pc.receipt(batch);
    const texts = [...(await Promise.all(broken.map((answer) => answer.text()))), asked.file.toString('utf8')];
    expect([broken[0]?.status, asked.status]).toEqual([500, 500]);
    for (const text of texts) {
      const problem = JSON.parse(text) as Record<string, unknown>;
      expect(problem).toEqual({
        code: 'fault',
        title: expect.stringMatching(/。$/) as string,
        detail: expect.stringMatching(/^[\w-]{12}$/) as string,
      });
      expect(text).not.toMatch(/relation|spool|receipt|gone|select|insert|\.ts|\/|42P01|postgres|aid@/i);
    }
    // Whoever runs the service finds it by that number, with the database's code and without anybody's data.
    const lines = logged.join('');
    for (const text of texts) expect(lines).toContain((JSON.parse(text) as { detail: string }).detail);
    expect(lines).toContain('42P01');
    const { person } = record;
    for (const datum of [person.name, person.idNumber]) expect(lines).not.toContain(datum);

    await sql('alter table gone_too rename to receipt');
    expect((await pc.receipt(batch)).status).toBe(200);
  });
});
