import { remainingCaps, type PolicyPack } from '#rules';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { fen, NO_FEN, yuanToFen } from '#shared/fen.ts';
import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import { type Given, sumOf } from '../books/given.ts';

/** A limit as the settlement leaves it, the article that sets it, and the years its entries stand in. */
export type CapRow = SettlementView['caps'][number] & { readonly article: string; readonly isOneOff: boolean };

/** What was settled, and what was given before. */
type Settled = { readonly file: AidCaseFile; readonly given: readonly Given[] };

/** The engine takes the year's visits as new; here what this window's other applications were given counts as before. */
export function capRows(pack: PolicyPack, { file, given }: Settled): readonly CapRow[] {
  const [aidCase] = file.cases;
  if (aidCase === undefined) return [];
  return remainingCaps(pack, aidCase, { local: file.local }).map((line) => {
    const isYear = /^\d{4}$/.test(line.period);
    const year = Number((isYear ? line.period : aidCase.applicationDate).slice(0, 4));
    const funds = pack.content.pools.find(({ id }) => id === line.pool)?.funds ?? [];
    const elsewhere = isYear ? sumOf(given.filter((part) => part.year === year && funds.includes(part.fund))) : NO_FEN;
    return {
      year,
      pool: line.pool,
      name: isYear ? line.poolName : `${line.poolName}（一次性）`,
      cap: line.cap === null ? null : yuanToFen(line.cap),
      before: fen(yuanToFen(line.before) + elsewhere),
      now: fen(yuanToFen(line.now) - elsewhere),
      left: line.left === null ? null : yuanToFen(line.left),
      article: line.article.citation,
      isOneOff: !isYear,
    };
  });
}
