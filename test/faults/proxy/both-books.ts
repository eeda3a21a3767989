import type { OpenCounty } from '../../../county/config/open-county.ts';
import type { CaseRow } from '../../../county/books/queries/queries.ts';
import { compareCounts, rowsByNumber } from '../support/compare-counts.ts';
import type { Sent } from './window/sent-by.ts';

/** How many records of each PC are decided and paid at the end. */
const PAID_EACH = 8;

/** What a county's books say of what the PCs sent, and what they should. One sentence each. */
export async function compareBooks({ books, papers }: OpenCounty, pcs: readonly Sent[]): Promise<readonly string[]> {
  const rows = await allRows(books);
  const byNumber = rowsByNumber(rows);
  const wrong = [...compareCounts(rows, pcs)];
  for (const { pc, device, batches, receipts } of pcs) {
    const stored = await books.queries.batches({ device: device.id, most: 100_000 });
    if (stored.length !== batches.length) wrong.push(`${pc}: ${batches.length} batches sent, ${stored.length} booked`);
    for (const { header, hash } of batches) {
      const kept = receipts.get(header.seq);
      const there = await books.receipt({ device: device.id, seq: header.seq, hash });
      if (kept === undefined) wrong.push(`${pc}: no receipt of batch ${header.seq}`);
      else if (there === null) wrong.push(`${pc}: the county has no receipt of batch ${header.seq}`);
      else if (!Buffer.from(kept.file).equals(Buffer.from(there.file)))
        wrong.push(`${pc}: another receipt of batch ${header.seq} at the county`);
    }
  }
  for (const { papers: own } of pcs) wrong.push(...(await comparePapers(papers, own.files, byNumber)));
  for (const [number, same] of byNumber) if (same.length > 1) wrong.push(`${number}: booked ${same.length} times`);
  for (const row of rows)
    if (row.state !== 'accepted') wrong.push(`${row.number}: ${row.state} (${row.reasons.join(', ')})`);
  return wrong;
}

/** Every paper that was sent, once, with its very bytes, and no other. */
export async function comparePapers(
  papers: OpenCounty['papers'],
  files: Sent['papers']['files'],
  rows: ReadonlyMap<string, readonly CaseRow[]>,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { lines, contents } of files)
    for (const number of new Set(lines.map((line) => line.number))) {
      const sent = lines.filter((line) => line.number === number).map(({ sha256 }) => sha256);
      const record = rows.get(number)?.[0]?.record;
      const there = record === undefined ? null : await papers.ofCase(record);
      const shown = there?.papers.map(({ sha256 }) => sha256) ?? [];
      if (record === undefined || shown.toSorted().join() !== sent.toSorted().join()) {
        wrong.push(`${number}: ${sent.length} papers sent, ${shown.length} there`);
        continue;
      }
      for (const sha256 of sent) {
        const content = await papers.content(record, sha256);
        const own = contents.get(sha256);
        if (content === null || own === undefined || !Buffer.from(content.bytes).equals(Buffer.from(own)))
          wrong.push(`${number}: another paper ${sha256}`);
      }
    }
  return wrong;
}

/** Every record that is booked. */
export async function allRows(books: OpenCounty['books']): Promise<readonly CaseRow[]> {
  const rows: CaseRow[] = [];
  for (;;) {
    const after = rows.at(-1)?.record;
    const page = await books.queries.cases({ most: 500, ...(after === undefined ? {} : { after }) });
    if (page.length === 0) return rows;
    rows.push(...page);
  }
}

/** Approves and pays some records of every PC, as two people. */
export async function payUp({ books }: OpenCounty, pcs: readonly Pick<Sent, 'pc'>[]): Promise<void> {
  const user = { name: '测试', password: '-', active: true };
  await books.makeUser({ ...user, user: 'approver', roles: ['approver'] }, 'cli');
  await books.makeUser({ ...user, user: 'payer', roles: ['payer'] }, 'cli');
  const rows = await allRows(books);
  const chosen = pcs.flatMap(({ pc }) => rows.filter((row) => row.pc === pc).slice(0, PAID_EACH));
  for (const { record, payableFen } of chosen) {
    const said = { record, decision: 'approved', approvedFen: payableFen, reason: '', places: [] } as const;
    const decided = await books.decide(said, 'approver');
    if (!decided.ok) throw new Error(decided.refusal.code);
  }
  const payments = chosen.map(({ record, payableFen }) => ({ record, amountFen: payableFen }));
  const totalFen = payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const paid = await books.pay({ paidOn: '2026-11-22', totalFen, payments }, 'payer');
  if (!paid.ok) throw new Error(paid.refusal.code);
}

/** Whether every PC's ledger of payments is the county's, to the fen. */
export async function compareMoney({ books }: OpenCounty, pcs: readonly Sent[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const rows = await allRows(books);
  const pcOf = new Map(rows.map(({ number, pc }) => [number, pc]));
  const payments = await books.queries.payments({});
  for (const { pc, paid, batches } of pcs) {
    const mine = payments.filter(({ number }) => pcOf.get(number) === pc);
    const county = mine.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const own = [...paid.values()].reduce((sum, fen) => sum + fen, 0);
    if (county !== own || mine.length !== paid.size || (own === 0 && batches.length > 0))
      wrong.push(`${pc}: ${paid.size} payments of ${own} fen there, ${mine.length} of ${county} fen at the county`);
  }
  return wrong;
}
