import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenCounty } from '../../../county/config/open-county.ts';
import type { Acks } from '../power/county/acks.ts';
import { wrongWithCounty } from '../power/county/wrong-with-county.ts';
import { allRows, compareMoney, comparePapers } from '../proxy/both-books.ts';
import { compareCounts, rowsByNumber } from '../support/compare-counts.ts';
import type { WindowPc } from '../support/window-pc.ts';
import type { County } from './county-at.ts';
import type { MadeBackup } from './officials.ts';

/** What is not the same at the PCs and in the books of a county that came to rest, or not as it was acknowledged. */
export async function wrongAtRest(
  county: OpenCounty,
  acks: Acks,
  pcs: readonly WindowPc[],
): Promise<readonly string[]> {
  const wrong = [...(await wrongWithCounty(county, acks)), ...(await compareMoney(county, pcs))];
  const rows = await allRows(county.books);
  const byNumber = rowsByNumber(rows);
  wrong.push(...compareCounts(rows, pcs));
  for (const { papers } of pcs) wrong.push(...(await comparePapers(county.papers, papers.files, byNumber)));
  for (const { number, state } of rows) if (state !== 'paid') wrong.push(`${number}: ${state} at the end`);
  return wrong;
}

/** What was approved when the last backup began, and is not in it. */
export async function wrongInBackup(county: County, backups: readonly MadeBackup[]): Promise<readonly string[]> {
  const last = backups.at(-1);
  if (last === undefined) return [];
  const [name = ''] = readdirSync(last.folder);
  return county.restored(join(last.folder, name), async ({ books }) => {
    const rows = new Map((await allRows(books)).map((row) => [row.number, row]));
    return [...last.decided]
      .filter(([number, fen]) => rows.get(number)?.approvedFen !== fen)
      .map(([number, fen]) => `${number}: approved over ${fen} fen, and not in a backup that was made afterwards`);
  });
}
