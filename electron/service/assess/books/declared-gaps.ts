import type { PolicyPack } from '#rules';
import { formatDayInWords, toDay, yearOf } from '#shared/day.ts';
import { OPENING_WORDS, openingPaidWord } from '#shared/domain/asked/check-opening.ts';
import type { Opening } from '#shared/domain/asked/read-opening.ts';
import { type Fen, formatYuanGrouped, NO_FEN, sumFen, yuanToFen } from '#shared/fen.ts';
import type { AidIdentity } from '#shared/settlement/case-file.ts';
import { categoryName } from '#shared/settlement/category.ts';
import type { VisitRecord } from '../../../store/records.ts';
import type { AssessInput } from '../assess-input.ts';
import { caseVisitId } from '../case-visit.ts';
import { questionsOf } from '../policy/form-questions.ts';
import type { Gap } from '../gaps.ts';
import { sumOf } from './given.ts';
import { holdsOneOff, type SettledCase } from './settled-case.ts';
import type { YearBooks } from './year-books.ts';

/** One amount of a line of aid given elsewhere: its field, its word, and how it is read. */
type Part = {
  readonly field: string;
  readonly word: string;
  readonly of: (line: Pick<Opening, 'burden' | 'x' | 'paid'>) => Fen;
};
type Line = Omit<Opening, 'key'>;
type Declared = { readonly number: string; readonly line: Line };

/** What the form asks of aid given elsewhere under the policy of the window. */
const partsOf = (pack: PolicyPack): readonly Part[] => {
  const { openingFunds, openingX } = questionsOf(pack);
  return [
    { field: 'burden', word: OPENING_WORDS.burden, of: ({ burden }) => burden },
    ...(openingX ? [{ field: 'x', word: OPENING_WORDS.x, of: ({ x }) => x ?? NO_FEN } satisfies Part] : []),
    ...openingFunds.map(({ id, name }): Part => ({
      field: `paid.${id}`,
      word: openingPaidWord(name),
      of: ({ paid }) => paid[id] ?? NO_FEN,
    })),
  ];
};

/** The lines of aid given elsewhere that an application was settled with. */
const settledWith = ({ opening = [] }: SettledCase['aidCase']): readonly Line[] =>
  opening.map(({ year, burden, x, paid }) => ({
    year,
    burden: yuanToFen(burden),
    x: x === undefined ? null : yuanToFen(x),
    paid: Object.fromEntries(Object.entries(paid).map(([fund, amount]) => [fund, yuanToFen(amount)])),
  }));

/** What the other applications declared of aid given elsewhere in a year, the largest first. */
function declaredIn(settled: readonly SettledCase[], year: number, parts: readonly Part[]): readonly Declared[] {
  const whole = ({ line }: Declared): Fen => sumFen(parts.map(({ of }) => of(line)));
  return settled
    .flatMap(({ number, aidCase, declared = settledWith(aidCase) }) => declared.map((line) => ({ number, line })))
    .filter(({ line }) => line.year === year)
    .sort((a, b) => whole(b) - whole(a));
}

/** Where the form states less than an application did: the first such amount. */
const lessThan = (line: Opening | undefined, declared: Declared, parts: readonly Part[]): Part | undefined =>
  parts.find(({ of }) => (line === undefined ? NO_FEN : of(line)) < of(declared.line));

function openingGaps({ pack, facts, form, settled }: AssessInput, years: ReadonlySet<number>): readonly Gap[] {
  const parts = partsOf(pack);
  // One that only the county's ledger knows has no field.
  const isTyped = ({ key }: Opening): boolean => form.openings.some((entry) => entry.key === key);
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year): readonly Gap[] => {
      const line = facts.openings.find((opening) => opening.year === year);
      const found = declaredIn(settled, year, parts).find((declared) => lessThan(line, declared, parts) !== undefined);
      if (found === undefined) return [];
      const part = lessThan(line, found, parts);
      const amounts = parts.map(({ word, of }) => `${word} ${formatYuanGrouped(of(found.line))} 元`).join('、');
      return [
        {
          visit: null,
          conditions: [],
          name: `openings.${year}`,
          label: `${year} 年其他地方已给的救助（申请 ${found.number} 已填写）`,
          what: `${year} 年其他地方已给的救助，按申请 ${found.number} 填写：${amounts}`,
          why: `申请 ${found.number} 已写明这一年在别处得到的救助，本表${line === undefined ? '没有填写' : '填得更少'}，照此测算会多付。可按档案「带入」；如果是申请 ${found.number} 填错，请先把它「退回修改」改正，已封批的请报县级医保局。`,
          path:
            line === undefined || part === undefined || !isTyped(line)
              ? 'openings'
              : `openings.${line.key}.${part.field}`,
        },
      ];
    });
}

/** The identities of the other application that a confirmed visit was aided for. */
function restsOn(pack: PolicyPack, visit: VisitRecord, other: SettledCase): readonly AidIdentity[] {
  const id = caseVisitId(visit.applicationId, visit.key);
  const result = other.result.visits.find((item) => item.id === id && item.status === 'eligible');
  const members = pack.content.classes.find((item) => item.id === result?.treatedAs)?.members ?? [];
  const categories = new Set(members.flatMap(({ value }) => value));
  return other.aidCase.person.identities.filter(
    ({ category, from, to }) => categories.has(category) && from <= visit.to && (to === null || visit.to <= to),
  );
}

/**
 * Identities that an earlier confirmed visit rests on and the form does not list. One that is listed and had begun by
 * then is the clerk's word, also when it says that the identity had ended: that is a recovery, shown as one.
 */
function identityGaps({ pack, facts, settled }: AssessInput, { visits, closed }: YearBooks): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const visit of [...visits, ...closed.visits]) {
    const other = settled.find(({ applicationId }) => applicationId === visit.applicationId);
    const needed = other === undefined ? [] : restsOn(pack, visit, other);
    const [first] = needed;
    if (other === undefined || first === undefined) continue;
    const isListed = facts.identities.some(
      ({ category, from }) => from <= visit.to && needed.some((identity) => identity.category === category),
    );
    if (isListed) continue;
    const name = categoryName(first.category);
    const since = formatDayInWords(toDay(first.from));
    const until = first.to === null ? '起' : `至${formatDayInWords(toDay(first.to))}`;
    const about = `${visit.hospital}（${formatDayInWords(visit.to)}）`;
    gaps.set(`${other.number}/${first.category}`, {
      visit: null,
      conditions: [],
      name: `identities.${first.category}`,
      label: `${name}身份（申请 ${other.number} 已填写）`,
      what: `${name}身份，按申请 ${other.number} 填写：${since}${until}`,
      why: `申请 ${other.number} 已按${name}给过${about}的救助，本表没有列出当日有效的这项身份，照此测算会把那次救助当作多付扣回。可按档案「带入」；身份后来终止的，请填终止日期。`,
      path: 'identities',
    });
  }
  return [...gaps.values()];
}

/** Nothing can be netted against a sum below zero: the application that took up the others' aid has to go first. */
function balanceGaps({ settled }: AssessInput, { given }: YearBooks): readonly Gap[] {
  if (sumOf(given) >= 0) return [];
  const below = settled
    .filter(({ applicationId }) => sumOf(given.filter((item) => item.applicationId === applicationId)) < 0)
    .map(({ number }) => number)
    .join('、');
  return [
    {
      visit: null,
      conditions: [],
      name: 'ledger.balance',
      label: `申请 ${below} 的重新确认`,
      what: `先把申请 ${below}「退回修改」，本申请确认后再重新确认它；已封批的请报县级医保局`,
      why: `申请 ${below} 曾用其他申请多付的救助抵扣，那些申请后来退回了，台账上这几年已付的合计低于零，本申请现在算不准。`,
      path: null,
    },
  ];
}

/** Years whose openings enter the settlement: a one-off period takes up that of the year of application. */
function openingYears({ pack, facts }: AssessInput, { years }: YearBooks): ReadonlySet<number> {
  const { applicationDate } = facts;
  return holdsOneOff(pack, facts.identities) && applicationDate !== null
    ? new Set([...years, yearOf(applicationDate)])
    : years;
}

/**
 * What the person's other confirmed applications say and this form leaves out. Leaving it out would pay more, or take
 * back what was rightly given, without a word; so the case stays undecided until it is filled in.
 */
export const declaredGaps = (input: AssessInput, books: YearBooks): readonly Gap[] => [
  ...openingGaps(input, openingYears(input, books)),
  ...identityGaps(input, books),
  ...balanceGaps(input, books),
];
