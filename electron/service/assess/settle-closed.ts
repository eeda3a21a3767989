import { findFundProblems, findLocalProblems, type PolicyPack, remainingCaps, settle } from '#rules';
import { fen, NO_FEN, yuanToFen } from '#shared/fen.ts';
import type { AidCaseFile } from '#shared/settlement/case-file.ts';
import { checkCase } from '#shared/settlement/parse-case-file.ts';
import type { AssessInput } from './assess-input.ts';
import { sumByFund } from './books/county-cut.ts';
import { aidPostings, type Posting, sumOf } from './books/given.ts';
import { wholeYearBooks, yearBooks, type YearBooks } from './books/year-books.ts';
import { closedCase } from './year-case.ts';

/** The books of a settlement, with what its closed years had too much of. */
export type SettlingBooks = { readonly books: YearBooks; readonly owed: readonly Posting[] };

/** The funds whose limit of a year is used up, as `year/fund`. */
function usedUp(pack: PolicyPack, { cases, local }: AidCaseFile): ReadonlySet<string> {
  const [aidCase] = cases;
  const lines = aidCase === undefined ? [] : remainingCaps(pack, aidCase, { local });
  return new Set(
    lines.flatMap(({ period, pool, left }) =>
      left !== null && yuanToFen(left) === 0
        ? (pack.content.pools.find(({ id }) => id === pool)?.funds ?? []).map((fund) => `${period}/${fund}`)
        : [],
    ),
  );
}

/**
 * The books a settlement is made of. Closed years are not computed anew, but by themselves they must not have had more than they would
 * get today: what an application got only because of another one that is settled again would be paid twice. Where nobody can say,
 * nothing is closed.
 */
export function settlingBooks(input: AssessInput): SettlingBooks {
  const books = yearBooks(input);
  if (books.closed.lines.length === 0) return { books, owed: [] };
  const file = closedCase(input, books);
  const [aidCase] = file.cases;
  const isSound =
    aidCase !== undefined &&
    checkCase(aidCase, input.today).ok &&
    findFundProblems(input.pack, aidCase).length === 0 &&
    findLocalProblems(input.pack, file.local ?? {}).length === 0;
  const result = isSound ? settle(input.pack, file, { trace: false }).cases[0] : undefined;
  if (aidCase === undefined || result === undefined || result.status === 'undecided')
    return { books: wholeYearBooks(input), owed: [] };
  const due = aidPostings(aidCase, result.visits).map((posting) => ({ ...posting, amount: fen(-posting.amount) }));
  const full = usedUp(input.pack, file);
  const over = sumByFund([...books.closed.given, ...due]).map((posting): Posting => {
    // What the county cut of a limit that is used up, others could have.
    const isIts = ({ year, fund }: Posting): boolean => year === posting.year && fund === posting.fund;
    const cut = full.has(`${posting.year}/${posting.fund}`) ? sumOf(books.closed.cut.filter(isIts)) : NO_FEN;
    return { ...posting, amount: fen(posting.amount - Math.min(cut, Math.max(0, posting.amount))) };
  });
  return { books, owed: sumOf(over) > 0 ? over.filter(({ amount }) => amount !== 0) : [] };
}
