import type { FormProblem } from '#shared/domain/form-problem.ts';
import type { Assessment } from '#shared/contract/case/assessment.ts';

/** The five parts of the page in their order. */
export const SECTIONS = ['person', 'bills', 'check', 'settle', 'papers'] as const;
export type Section = (typeof SECTIONS)[number];

/** Titles as on the page. */
export const SECTION_TITLES: Readonly<Record<Section, string>> = {
  person: '人员',
  bills: '票据',
  check: '核查',
  settle: '测算',
  papers: '材料与打印',
};

/** The section that follows, or the last one. */
export const nextSection = (section: Section): Section =>
  SECTIONS[Math.min(SECTIONS.indexOf(section) + 1, SECTIONS.length - 1)] ?? section;

/** Where the field of a path stands. */
export const sectionOf = (path: string): Section =>
  path === 'visits' || path.startsWith('visits.') ? 'bills' : 'person';

/** Nothing is left to do in the section. The settlement and the papers are results to be read, so they never count. */
export function isComplete(
  section: Section,
  problems: readonly FormProblem[],
  assessment: Pick<Assessment, 'eligibility' | 'toGet' | 'duplicates' | 'afterDeath'> | null,
): boolean {
  switch (section) {
    case 'person':
      return problems.every((problem) => problem.severity === 'warning' || sectionOf(problem.path) !== 'person');
    case 'bills':
      return (
        problems.every((problem) => problem.severity === 'warning' || sectionOf(problem.path) !== 'bills') &&
        (assessment === null || (assessment.duplicates.length === 0 && assessment.afterDeath.length === 0))
      );
    case 'check':
      return (
        assessment !== null &&
        assessment.eligibility.length > 0 &&
        assessment.toGet.length === 0 &&
        assessment.eligibility.every((line) => line.result === 'pass')
      );
    case 'settle':
    case 'papers':
      return false;
  }
}
