/**
 * A county's service and what people and PCs have it do, in one process, until it is killed: `county-child FOLDER SEED RECEIVED…`,
 * with how many batches of each PC have their receipt. Says each acknowledgement as a line the moment it came.
 */
import { writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseCountyArgs, readOptions } from '../../../county/config/options.ts';
import { machine } from '../../../county/context.ts';
import { startCounty } from '../../../county/start.ts';
import { httpPc } from '../../county/service/support/http-pc.ts';
import type { Ack } from '../power/county/acks.ts';
import { digestOf } from '../power/county/wrong-with-county.ts';
import { enrolAll } from '../support/enrol-all.ts';
import { type WindowPc, windowPc } from '../support/window-pc.ts';
import { randomOf } from '../support/random.ts';

/** The control: what lies between "it was written" and "it is on the disk" is left out. */
if (process.env['AID_FAULTS_NO_SYNC'] === '1') {
  const handle = await open('/dev/null', 'r');
  const kind = Reflect.getPrototypeOf(handle) ?? fail('A file handle has a kind');
  for (const name of ['sync', 'datasync']) Reflect.set(kind, name, () => Promise.resolve());
  await handle.close();
}

const say = (ack: Ack): void => void writeSync(1, `${JSON.stringify(ack)}\n`);

const [folder = '', seed = '0', ...received] = process.argv.slice(2);
const random = randomOf(Number(seed));
const { values } = parseCountyArgs(['--folder', folder, '--port', '0', '--log-level', 'error']);
const options = readOptions(values, process.env, folder);
const { address, county } = await startCounty({
  options,
  env: process.env,
  machine,
  packsFolder: resolve('rules/packs'),
});
const { books } = county;
const pcs = received.map((_, at) => windowPc(at));

await enrolAll(county, pcs, 100 * Number(seed));
for (const { device } of pcs) say({ kind: 'enrolled', device: device.id });
for (const user of ['approver', 'payer'] as const) {
  await books.makeUser({ user, name: '测试', roles: [user], password: '-', active: true }, 'cli');
  say({ kind: 'user', user });
}
await Promise.all([...pcs.map((pc, at) => sendFor(pc, Number(received[at]))), decideAndPay()]);

/** Batch after batch in small pieces, each acknowledged. */
async function sendFor(pc: WindowPc, first: number): Promise<never> {
  const http = httpPc(pc.device, () => address);
  await http.logIn();
  for (;;) {
    pc.seal(1);
    const batch = pc.batches.at(-1) ?? fail('No batch');
    const { bytes, hash, header } = batch;
    const { seq } = header;
    if (seq <= first) continue;
    const named = { pc: pc.pc, device: pc.device.id, seq, hash };
    let offset = await http.offset(batch);
    if (offset === null) {
      await http.create(batch);
      offset = 0;
    }
    while (offset < bytes.length) {
      const answer = await http.patch(batch, offset, Math.min(bytes.length, offset + 400 + random.below(1_200)));
      if (answer.status !== 204) fail(`PATCH ${answer.status}`);
      offset = Number(answer.headers.get('upload-offset'));
      say({ kind: 'offset', ...named, offset });
    }
    for (;;) {
      const { status, file } = await http.receipt(batch);
      if (status === 202) continue;
      if (status !== 200) fail(`receipt ${status}`);
      say({ kind: 'receipt', ...named, file: file.toString('base64') });
      break;
    }
    const { items, end } = await books.feed(pc.device.id, 0, { items: 100_000, bytes: 100_000_000 });
    say({ kind: 'feed', device: pc.device.id, end, digest: digestOf(items) });
  }
}

/** Approves what came and pays what is approved, one application after the other. */
async function decideAndPay(): Promise<never> {
  for (;;) {
    const [row] = await books.queries.cases({ states: ['accepted', 'approved'], most: 1 });
    if (row === undefined) {
      await new Promise((again) => setTimeout(again, 5));
      continue;
    }
    const { record, number, payableFen: fen } = row;
    if (row.state === 'accepted') {
      const said = { record, decision: 'approved', approvedFen: fen, reason: '', places: [] } as const;
      const { ok } = await books.decide(said, 'approver');
      if (!ok) fail(`decide ${number}`);
      say({ kind: 'decided', number, fen });
    }
    const list = { paidOn: '2026-11-22', totalFen: fen, payments: [{ record, amountFen: fen }] };
    if (!(await books.pay(list, 'payer')).ok) fail(`pay ${number}`);
    say({ kind: 'paid', number, fen });
  }
}

function fail(what: string): never {
  throw new Error(what);
}
