import type { ApplicationDetail, PersonMatch } from '#shared/contract/case/application.ts';
import type { Assessment } from '#shared/contract/case/assessment.ts';
import type { MovedCase, ReviewComment } from '#shared/contract/case/review.ts';
import type { Day } from '#shared/day.ts';
import type { ApplicationForm, VisitEntry } from '#shared/domain/application-form.ts';
import { checkForm } from '#shared/domain/check-form.ts';
import type { FormProblem } from '#shared/domain/form-problem.ts';
import type { AppError } from '#shared/result.ts';
import type { SaveState } from './autosave.ts';
import { groupProblems, type ProblemGroups } from '../form/problems.ts';
import type { Section } from '../page/sections.ts';

/** Everything the page shows. Parts that did not change keep their identity from one state to the next. */
export type IntakeState = {
  readonly today: Day;
  readonly detail: ApplicationDetail;
  /** The form on the screen; newer than `detail.form` while it is typed. */
  readonly form: ApplicationForm;
  readonly problems: readonly FormProblem[];
  readonly shownProblems: ProblemGroups;
  /** Paths of the fields the clerk has left at least once. */
  readonly left: ReadonlySet<string>;
  readonly wasAttempted: boolean;
  readonly assessment: Assessment | null;
  /** Whether the steps in `assessment` belong to its figures; they are left out while nobody looks at them. */
  readonly hasSteps: boolean;
  /** Why the figures could not be worked out; null when they could. */
  readonly assessError: AppError | null;
  readonly save: SaveState;
  readonly match: PersonMatch | null;
  /** The last bill line taken out, for putting it back. */
  readonly removed: { readonly visit: VisitEntry; readonly index: number } | null;
  readonly active: Section;
  /** Sections the clerk opened or folded by hand; the others follow whether they are complete. */
  readonly folds: Readonly<Partial<Record<Section, 'open' | 'folded'>>>;
  /** The lines for aid given elsewhere are in sight, though there may be none. */
  readonly areOpeningsShown: boolean;
  /** What is being done with the application, so that nothing is done twice. */
  readonly busy: 'accept' | 'settle' | 'review' | 'reopen' | 'discard' | 'restore' | 'decide' | 'paper' | null;
  readonly actionError: AppError | null;
  /** The cases that confirming moves, while the clerk is asked about them. */
  readonly moved: readonly MovedCase[] | null;
  /** What a reviewer said at its fields: of the last return, and what is still open. */
  readonly comments: readonly ReviewComment[];
};

/** The parts of the page that follow from the form. */
export function withForm(state: IntakeState, form: ApplicationForm): IntakeState {
  return withProblems({ ...state, form, problems: checkForm(form, state.today, state.detail.asked) });
}

/** Groups anew what may be said, after a field was left or acceptance was tried. */
export function withProblems(state: IntakeState): IntakeState {
  // Only a draft can be put right; in what is accepted nothing is told off any more.
  const problems = state.detail.status === 'draft' ? state.problems : [];
  return {
    ...state,
    shownProblems: groupProblems(problems, state.left, state.wasAttempted, state.shownProblems),
  };
}

/** The page as it opens. Fields that are already wrong count as left: the clerk saw them before. */
export function openState(detail: ApplicationDetail, today: Day): IntakeState {
  const problems = checkForm(detail.form, today, detail.asked);
  const left = new Set(problems.filter((problem) => problem.severity !== 'missing').map((problem) => problem.path));
  for (const { key, amounts } of detail.form.visits) {
    if (amounts.inScope !== '') left.add(`visits.${key}.amounts.inScope`);
  }
  return withProblems({
    today,
    detail,
    form: detail.form,
    problems,
    shownProblems: new Map(),
    left,
    wasAttempted: false,
    assessment: null,
    hasSteps: false,
    assessError: null,
    save: { kind: 'saved', at: null },
    match: null,
    removed: null,
    active: 'person',
    folds: {},
    areOpeningsShown: false,
    busy: null,
    actionError: null,
    moved: null,
    comments: [],
  });
}

/** True while the clerk may type: drafts only, and not while the draft is changing into something else. */
export const isEditable = (state: IntakeState): boolean =>
  state.detail.status === 'draft' && (state.busy === null || state.busy === 'paper');
