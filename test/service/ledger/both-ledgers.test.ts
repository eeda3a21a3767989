import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { batchHeaderSchema } from '#shared/protocol/batch/batch-header.ts';
import type { EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import { ENROL_FORMAT } from '#shared/protocol/sync/formats.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import { openBatch } from '../../../county/intake/open-batch.ts';
import { codeOf, COUNTY, type OpenSite, type Site, siteOf } from '../../county/decide/support/county.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { decisionOn, join, meet, openCounty, type OpenCounty } from '../support/county-line.ts';
import { reviewed, sealAll } from '../support/desk.ts';
import { ownCase } from '../support/forms/invented-form.ts';
import { plainStay } from '../support/forms/plain-stay.ts';
import { openWindow, setUp, testFolder, type Window } from '../support/window.ts';

let folder: ReturnType<typeof testFolder>;
let window: Window;
/** What the window talks to, and a county that really settles, weighs and decides the same batches. */
let line: OpenCounty;
let site: Site;
let real: OpenSite;
let said: number;

beforeEach(async () => {
  said = 0;
  line = await openCounty();
  folder = testFolder();
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, line.address);
  site = await siteOf('pglite');
  real = await site.open();
  await real.books.makeUser(
    { user: 'approver', name: '审批人', password: '-', roles: ['approver'], active: true },
    'cli',
  );
});
afterEach(async () => {
  await window.close();
  await line.close();
  await real.close();
  await site.remove();
  folder.remove();
});

/** What a live record uses of a fund; `cut` is what the county did not approve of the record. One record a batch here. */
const useRow = z.object({
  batch: z.number(),
  place: z.number(),
  year: z.number(),
  fund: z.string(),
  fen: z.number(),
  cut: z.number(),
});

const own = ownCase(960);
const form = (month: string, cost: string, bill: number): ApplicationForm =>
  own.form([plainStay(`2023-${month}-01`, `2023-${month}-10`, cost, bill)]);

/** Registers the window's PC at the real county by what its first batch says of it. */
async function enrolled(pc: string, device: string, deviceKey: string): Promise<void> {
  if ((await real.books.device(device)) !== null) return;
  const code = codeOf(pc);
  await real.books.makeCode({ code, pc, until: '2030-01-01T00:00:00.000+08:00', by: 'cli' });
  const there = await line.books.device(device);
  if (there === null) throw new Error('The window is registered');
  const { deviceBox, countyKey } = there;
  const request: EnrolRequest = {
    format: ENROL_FORMAT,
    requestedAt: '2023-10-20T09:00:00.000+08:00',
    device,
    pc,
    formerPcs: [],
    deviceKey,
    deviceBox,
    countyKey,
    code,
  };
  expect(await real.books.enrol(request)).toMatchObject({ ok: true });
}

/** One application sealed in a batch of its own, sent to both; what the real county says of it. */
async function sent(typed: ApplicationForm) {
  const { id, revision } = await reviewed(window, typed);
  const { fileName } = await sealAll(window, [id]);
  const { number } = await window.ask('application/get', { id });
  const file = readFileSync(joinPath(folder.dataDir, 'batches', fileName));
  const header = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
  await meet(window);
  await enrolled(header.pc, header.device, header.deviceKey);
  const { batch } = await taken(file, header);
  const payable = header.totalFen;
  const subject = { id, number: number ?? '', revision, record: header.records[0] ?? '' };
  return { id, payable, subject, record: { batch, place: 0 } };
}

async function taken(file: Uint8Array, { device, seq }: { readonly device: string; readonly seq: number }) {
  const opened = openBatch(file, testCounty().secret);
  if (!opened.ok) throw new Error(opened.refusal.code);
  const key = { device, seq, hash: opened.value.hash };
  await real.spool.put(key, file);
  const outcome = await real.books.takeBatch(key);
  expect(outcome).toMatchObject({ outcome: 'receipt', receipt: { records: [{ verdict: 'accepted' }] } });
  const [row] = (await real.books.queries.cases({ most: 50 })).toSorted((a, b) => b.record.batch - a.record.batch);
  if (row === undefined) throw new Error('The county has the case');
  return row.record;
}
type Sent = Awaited<ReturnType<typeof sent>>;

/** The same decision at the real county and in the window's feed. */
async function decide({ record, subject, payable }: Sent, approvedFen: number): Promise<void> {
  said += 1;
  const given = {
    decision: approvedFen === payable ? ('approved' as const) : ('partly' as const),
    approvedFen,
    reason: '核减',
    places: [],
  };
  expect(await real.books.decide({ ...given, record }, 'approver')).toMatchObject({ ok: true });
  line.books.give(decisionOn(said, subject, { ...given, at: '2023-10-19T09:00:00.000+08:00' }));
  expect(await meet(window)).toMatchObject({ trouble: null });
}

/** What each ledger says that the person was granted, by year and fund; the county's by its own standing records. */
async function bothLedgers() {
  const { rows } = await window.ask('ledger/person', { idNumber: own.idNumber });
  const here = sums(rows.map(({ year, fund, amount }) => ({ year, fund, fen: amount })));
  await real.close();
  const there = await site.tables(async (database) => {
    const uses = await database.rows(
      useRow,
      `select u.batch, u.place, u.year, u.fund, u.fen, r.payable_fen - coalesce(r.approved_fen, r.payable_fen) as cut
         from fund_use u join record r using (county, batch, place)
        where r.county = $1 and r.is_live order by u.batch, u.place, u.year, u.fund`,
      [COUNTY.code],
    );
    const batches = [...new Set(uses.map(({ batch }) => batch))];
    return sums(
      batches.flatMap((batch) => {
        const mine = uses.filter((use) => use.batch === batch);
        return grantedUses(mine, mine[0]?.cut ?? 0);
      }),
    );
  });
  real = await site.open();
  return { here, there };
}

function sums(uses: readonly { readonly year: number; readonly fund: string; readonly fen: number }[]) {
  const all: Record<string, number> = {};
  for (const { year, fund, fen } of uses) all[`${year}/${fund}`] = (all[`${year}/${fund}`] ?? 0) + fen;
  return Object.fromEntries(Object.entries(all).filter(([, fen]) => fen !== 0));
}

test('after a cut a second and a third case near the limit are settled alike on both sides, and both ledgers are equal to the fen', async () => {
  const first = await sent(form('03', '24000.00', 1));
  // All of the second fund and 4,800 of the first.
  await decide(first, 1_200_000);
  expect(await bothLedgers()).toEqual({ here: { '2023/basic': 1_200_000 }, there: { '2023/basic': 1_200_000 } });

  // The county settles each again and accepts it: nothing differs, nothing is over the cap.
  const second = await sent(form('05', '10000.00', 2));
  const third = await sent(form('07', '5000.00', 3));
  await decide(second, second.payable);
  await decide(third, third.payable);
  const { here, there } = await bothLedgers();
  expect(here).toEqual(there);
  expect(here['2023/basic']).toBe(2_000_000);
  expect(Object.values(here).reduce((sum, fen) => sum + fen, 0)).toBe(1_200_000 + second.payable + third.payable);
});

test('a decision taken back to the whole amount stands so in both ledgers', async () => {
  const first = await sent(form('03', '24000.00', 1));
  await decide(first, 1_200_000);
  await decide(first, first.payable);
  const { here, there } = await bothLedgers();
  expect(here).toEqual(there);
  const second = await sent(form('05', '2000.00', 2));
  const after = await bothLedgers();
  expect(after.here).toEqual(after.there);
  expect(second.payable).toBeGreaterThan(0);
});
