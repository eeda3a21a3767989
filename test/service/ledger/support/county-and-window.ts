import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { batchHeaderSchema, type BatchHeader } from '#shared/protocol/batch/batch-header.ts';
import type { EnrolRequest } from '#shared/protocol/sync/enrol.ts';
import { ENROL_FORMAT } from '#shared/protocol/sync/formats.ts';
import { grantedUses } from '#shared/settlement/granted-uses.ts';
import { openBatch } from '../../../../county/intake/open-batch.ts';
import { codeOf, COUNTY, enrol, pcOf, siteOf } from '../../../county/decide/support/county.ts';
import { testCounty } from '../../../county/support/sample-batch.ts';
import { decisionOn, join, meet, openCounty } from '../../support/county-line.ts';
import { reviewed, sealAll } from '../../support/desk.ts';
import { openWindow, setUp, testClock, testFolder } from '../../support/window.ts';

/** What a live record uses of a fund; `cut` is what the county did not approve of the record. One record a batch here. */
const useRow = z.object({
  batch: z.number(),
  place: z.number(),
  year: z.number(),
  fund: z.string(),
  fen: z.number(),
  cut: z.number(),
});

/** What a ledger says was granted in all, fen, as `year/fund`; without what comes to nothing. */
type Sums = Readonly<Record<string, number>>;

/** A window with the county that it talks to, and beside it one that really settles, weighs and decides the same batches. `idNumber`: whose ledgers are compared. */
export async function countyAndWindow(idNumber: string, today?: string) {
  let said = 0;
  const line = await openCounty();
  const folder = testFolder();
  const window = openWindow(folder.dataDir, folder.packsDir, testClock(today));
  await setUp(window, JSON.stringify(testCounty().publicFile));
  await join(window, line.address);
  const site = await siteOf('pglite');
  let real = await site.open();
  const roles = ['approver', 'administrator'] as const;
  await real.books.makeUser({ user: 'approver', name: '审批人', password: '-', roles, active: true }, 'cli');

  /** Registers the window's PC at the real county by what its first batch says of it. */
  async function enrolled({ pc, device, deviceKey }: BatchHeader): Promise<void> {
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

  /** Seals an application that is reviewed in a batch of its own; nothing is sent. */
  async function sealed(id: string) {
    const { fileName } = await sealAll(window, [id]);
    const { number, revision } = await window.ask('application/get', { id });
    const file = readFileSync(joinPath(folder.dataDir, 'batches', fileName));
    const header = batchHeaderSchema.parse(JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')));
    const payable = header.totalFen;
    return {
      id,
      payable,
      file,
      header,
      subject: { id, number: number ?? '', revision, record: header.records[0] ?? '' },
    };
  }
  type Sealed = Awaited<ReturnType<typeof sealed>>;

  /** The real county takes the batch; what it says of it must be `verdict`. */
  async function take({ file, header, ...one }: Sealed, verdict: 'accepted' | 'held' = 'accepted') {
    await meet(window);
    await enrolled(header);
    const opened = openBatch(file, testCounty().secret);
    if (!opened.ok) throw new Error(opened.refusal.code);
    const key = { device: header.device, seq: header.seq, hash: opened.value.hash };
    await real.spool.put(key, file);
    const outcome = await real.books.takeBatch(key);
    expect(outcome).toMatchObject({ outcome: 'receipt', receipt: { records: [{ verdict }] } });
    const [row] = (await real.books.queries.cases({ most: 50 })).toSorted((a, b) => b.record.batch - a.record.batch);
    if (row === undefined) throw new Error('The county has the case');
    return { ...one, record: row.record };
  }
  type Taken = Awaited<ReturnType<typeof take>>;

  /** Settled, reviewed, sealed in a batch of its own and taken. */
  const sent = async (typed: ApplicationForm) => take(await sealed((await reviewed(window, typed)).id));

  /** A decision at the real county; the window hears of it by the function that is given back. 0 gives the case back. */
  async function decideUnheard({ record, subject, payable }: Taken, approvedFen: number) {
    said += 1;
    const n = said;
    const decision = approvedFen === payable ? 'approved' : approvedFen === 0 ? 'returned' : 'partly';
    const places = decision === 'returned' ? [{ field: 'visit.bill' as const, comment: '票据' }] : [];
    const given = { decision, approvedFen, reason: '核减', places } as const;
    expect(await real.books.decide({ ...given, record }, 'approver')).toMatchObject({ ok: true });
    return async (): Promise<void> => {
      line.books.give(decisionOn(n, subject, { ...given, at: '2023-10-19T09:00:00.000+08:00' }));
      expect(await meet(window)).toMatchObject({ trouble: null });
    };
  }
  const decide = async (taken: Taken, approvedFen: number): Promise<void> =>
    (await decideUnheard(taken, approvedFen))();

  /** What each ledger says that the person was granted; the county's by its own standing records. */
  async function bothLedgers(): Promise<{ readonly here: Sums; readonly there: Sums }> {
    const { rows } = await window.ask('ledger/person', { idNumber });
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

  /** What another township's PC is told of the person, of these years. */
  async function toldElsewhere(years: readonly number[]): Promise<Sums> {
    const other = pcOf('B', '210502009');
    await enrol(real.books, other);
    for (const year of years)
      expect(await real.books.publishLedger({ devices: [other.device.id], year }, 'approver')).toMatchObject({
        ok: true,
      });
    const { items } = await real.books.feed(other.device.id, 0, { items: 100, bytes: 1_000_000 });
    return sums(
      items.flatMap((item) =>
        item.kind === 'ledger' ? item.rows.map(({ year, pool, usedFen }) => ({ year, fund: pool, fen: usedFen })) : [],
      ),
    );
  }

  async function close(): Promise<void> {
    await window.close();
    await line.close();
    await real.close();
    await site.remove();
    folder.remove();
  }
  return { window, sealed, take, sent, decide, decideUnheard, bothLedgers, toldElsewhere, close };
}
export type CountyAndWindow = Awaited<ReturnType<typeof countyAndWindow>>;

function sums(uses: readonly { readonly year: number; readonly fund: string; readonly fen: number }[]): Sums {
  const all: Record<string, number> = {};
  for (const { year, fund, fen } of uses) all[`${year}/${fund}`] = (all[`${year}/${fund}`] ?? 0) + fen;
  return Object.fromEntries(Object.entries(all).filter(([, fen]) => fen !== 0));
}
