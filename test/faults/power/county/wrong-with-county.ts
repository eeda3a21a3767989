import { createHash } from 'node:crypto';
import type { CaseRow } from '../../../../county/books/queries/queries.ts';
import type { OpenCounty } from '../../../../county/config/open-county.ts';
import type { Acks } from './acks.ts';

/** What an opened county lacks of what it acknowledged, or has twice. One sentence each. */
export async function wrongWithCounty({ books, spool }: OpenCounty, acks: Acks): Promise<readonly string[]> {
  const wrong: string[] = [];
  await books.verify().catch((cause: unknown) => wrong.push(`journal: ${String(cause)}`));
  for (const { seq } of await spool.scrub()) wrong.push(`spool: batch ${seq} is damaged`);
  for (const { taken } of await books.takeAll())
    if (taken.outcome !== 'receipt') wrong.push(`a batch of the spool comes to ${taken.outcome}`);
  const devices = new Set((await books.devices()).map(({ device }) => device));
  for (const device of acks.enrolled) if (!devices.has(device)) wrong.push(`PC ${device} is not registered any more`);
  for (const user of acks.users) if ((await books.user(user)) === null) wrong.push(`user ${user} is gone`);
  for (const { pc, offset, ...key } of acks.offsets.values()) {
    const there = (await spool.size(key)) ?? (await spool.upload(key))?.offset ?? 0;
    if (there < offset) wrong.push(`${pc} batch ${key.seq}: ${there} of ${offset} acknowledged bytes`);
  }
  for (const { pc, file, ...key } of acks.receipts.values()) {
    const there = await books.receipt(key);
    if (there === null) wrong.push(`${pc} batch ${key.seq}: received, and forgotten`);
    else if (Buffer.from(there.file).toString('base64') !== file) wrong.push(`${pc} batch ${key.seq}: another receipt`);
  }
  for (const { device, end, digest } of acks.feeds.values()) {
    const { items } = await books.feed(device, 0, { items: 1_000_000, bytes: 1_000_000_000 });
    const said = items.filter(({ n }) => n <= end);
    if (digestOf(said) !== digest) wrong.push(`the feed of ${device} up to ${end} is another one`);
  }
  return [...wrong, ...(await wrongMoney(books, acks))];
}

/** The digest a child says of what a feed held. */
export const digestOf = (items: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(items)).digest('hex');

async function wrongMoney(books: OpenCounty['books'], acks: Acks): Promise<readonly string[]> {
  const wrong: string[] = [];
  const rows = new Map<string, CaseRow>();
  for (const row of await books.queries.cases({ most: 100_000 })) {
    if (rows.has(row.number)) wrong.push(`${row.number}: booked twice`);
    rows.set(row.number, row);
  }
  for (const [number, fen] of acks.decided)
    if (rows.get(number)?.approvedFen !== fen) wrong.push(`${number}: approved over ${fen} fen, and forgotten`);
  const paid = new Map<string, number[]>();
  for (const { number, amountFen } of await books.queries.payments({}))
    paid.set(number, [...(paid.get(number) ?? []), amountFen]);
  for (const [number, fens] of paid) if (fens.length > 1) wrong.push(`${number}: paid ${fens.length} times`);
  for (const [number, fen] of acks.paid)
    if (paid.get(number)?.[0] !== fen) wrong.push(`${number}: ${fen} fen paid, ${paid.get(number)?.[0] ?? 0} booked`);
  return wrong;
}
