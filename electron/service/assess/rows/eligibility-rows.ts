import { assessEligibility } from '#rules';
import type { EligibilityLine } from '#shared/contract/case/assessment.ts';
import { CONDITION_NAMES, type EligibilityLine as EngineLine } from '#shared/settlement/eligibility-line.ts';
import type { Passages } from '../articles.ts';
import type { AssessInput } from '../assess-input.ts';
import { caseVisitId, standInVisit } from '../case-visit.ts';
import type { Gap } from '../gaps.ts';
import { exemptedLine } from '../exempted.ts';
import { missingWords } from '../missing-words.ts';
import { localOf, localSources } from '../policy/local-values.ts';
import { caseAround } from '../year-case.ts';

const TYPED = '申请表填写';
/** What a county has to set, by the names the window uses for it. */
const factOf = (pack: AssessInput['pack'], { condition, fact, missing }: EngineLine): string =>
  condition === 'parameters' && missing.length > 0
    ? `尚缺：${missing.map((name) => missingWords(pack, name)).join('、')}`
    : fact;

/**
 * The bill as a whole waits for the policy of its day. But this policy's range is a condition that is known not to be met:
 * nobody can look up anything about it.
 */
const resultOf = ({ condition, result }: EngineLine): EligibilityLine['result'] =>
  condition === 'range' && result === 'unknown' ? 'fail' : result;

/** What the form leaves open has no source; a parameter that is not set has one, the county. */
const isNotFilled = ({ condition, result }: EngineLine): boolean => condition === 'hukou' && result === 'unknown';

/** The same for every bill, so they are asked once. */
const ABOUT_PERSON: readonly EngineLine['condition'][] = ['insurance', 'hukou'];

/** Where the fact of a line comes from, in words. */
function sourceOf(input: AssessInput, condition: EngineLine['condition'], key: string): string {
  if (condition === 'identity') {
    const sources = input.facts.identities.map(({ source }) => source).filter((source) => source !== '');
    return sources.length === 0 ? TYPED : [...new Set(sources)].join('；');
  }
  if (condition === 'parameters') {
    const sources = localSources(input, key);
    return sources.length > 0 ? `县级参数（${sources.join('、')}）` : '政策包和县级参数';
  }
  return TYPED;
}

/** The gaps that leave a condition of a visit open. */
const gapsOf = (gaps: readonly Gap[], key: string, condition: EngineLine['condition']): readonly Gap[] =>
  gaps.filter((gap) => (gap.visit === null || gap.visit === key) && gap.conditions.includes(condition));

/** The parameters asked for depend on the classes tried; while those are open, the question itself is. */
function isAskedTooEarly(gaps: readonly Gap[], key: string, line: EngineLine): boolean {
  if (line.condition !== 'parameters' && line.condition !== 'lookback') return false;
  return (['range', 'kind', 'identity'] as const).some((condition) => gapsOf(gaps, key, condition).length > 0);
}

/**
 * One row per condition: about the person once, then line by line. A condition that a gap touches is unknown and says
 * what is not known, whatever a stand-in would have given.
 */
export function eligibilityRows(input: AssessInput, gaps: readonly Gap[], passages: Passages): EligibilityLine[] {
  const { facts, applicationId, today, pack } = input;
  const own = input.exemptions.filter((exemption) => exemption.applicationId === applicationId);
  const keys = new Map(facts.visits.map(({ key }) => [caseVisitId(applicationId, key), key]));
  const visits = facts.visits.map((visit) => standInVisit(applicationId, visit, today));
  const lines = assessEligibility(pack, caseAround(input, visits, []), { local: localOf(input) });
  const rows = lines.flatMap((line): EligibilityLine[] => {
    const key = keys.get(line.visit) ?? '';
    if (isAskedTooEarly(gaps, key, line)) return [];
    const open = gapsOf(gaps, key, line.condition);
    const isAboutPerson = ABOUT_PERSON.includes(line.condition);
    return [
      {
        visit: isAboutPerson ? null : key,
        condition: CONDITION_NAMES[line.condition],
        rule: line.rule,
        fact: open.length === 0 ? factOf(input.pack, line) : `未知：${open.map(({ label }) => label).join('、')}`,
        source: open.length > 0 || isNotFilled(line) ? '' : sourceOf(input, line.condition, key),
        result: open.length === 0 ? resultOf(line) : 'unknown',
        article: line.article.citation,
        passage: passages(line.article.citation),
      },
    ].map((row) => (row.visit === null ? row : exemptedLine(row, own)));
  });
  const ofPerson = new Map(rows.filter((row) => row.visit === null).map((row) => [row.condition, row]));
  return [...ofPerson.values(), ...rows.filter((row) => row.visit !== null)];
}

/** The rule behind a gap with its article, as the reason to get what is missing. */
export function whyAsked(input: AssessInput, gap: Gap, rows: readonly EligibilityLine[]): string {
  if (gap.why !== undefined) return gap.why;
  const names = gap.conditions.map((condition): string => CONDITION_NAMES[condition]);
  const row = rows.find(
    ({ visit, condition }) =>
      (visit === null || gap.visit === null || visit === gap.visit) && names.includes(condition),
  );
  if (row !== undefined) return `${row.rule}（${row.article}）`;
  if (gap.name === 'person.idNumber') return '没有有效的身份证号，不能核对本窗口台账上本年已给的救助。';
  const burden = input.pack.content.articles[input.pack.content.clauses.burden]?.citation ?? '';
  return `缺少这一项，救助金额算不出来（${burden}）。`;
}
