import { IconCheck, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import css from './intake.module.css';
import { isFolded } from './folding.ts';
import { isComplete, type Section, SECTION_TITLES, SECTIONS, sectionOf } from './sections.ts';
import { useIntake, useIntakeSession } from '../state/use-intake.ts';

type SectionFrameProps = {
  readonly section: Section;
  /** The section in one line, while it is folded. */
  readonly summary: ReactNode;
  readonly children: ReactNode;
};

/** One of the five parts: number, title, whether it is complete; folds to one line. The body stays mounted. */
export const SectionFrame = memo(function SectionFrame({ section, summary, children }: SectionFrameProps) {
  const session = useIntakeSession();
  const folded = useIntake((state) => isFolded(state, section));
  const complete = useIntake((state) => isComplete(section, state.problems, state.assessment));
  const open = useIntake((state) =>
    section === 'person' || section === 'bills'
      ? state.problems.filter(({ path, severity }) => severity !== 'warning' && sectionOf(path) === section).length
      : 0,
  );
  const isDraft = useIntake((state) => state.detail.status === 'draft');
  const toggle = (): void =>
    session.state.update((now) => ({ ...now, folds: { ...now.folds, [section]: folded ? 'open' : 'folded' } }));
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  const title = SECTION_TITLES[section];
  return (
    <section className={css['section']} data-section={section} data-folded={folded} aria-label={title}>
      <h2 className={css['sectionHead']}>
        <button
          type="button"
          className={css['sectionToggle']}
          aria-expanded={!folded}
          aria-keyshortcuts={`Alt+${SECTIONS.indexOf(section) + 1}`}
          onClick={toggle}
        >
          <span className={css['sectionNumber']} data-complete={complete}>
            {complete ? <IconCheck size={13} stroke={3} aria-label="已完成" /> : SECTIONS.indexOf(section) + 1}
          </span>
          <span className={css['sectionTitle']}>{title}</span>
          {folded ? <span className={css['summary']}>{summary}</span> : null}
          {isDraft && open > 0 ? <span className={css['open']}>{open} 处未填好</span> : null}
          <Chevron size={16} stroke={1.75} className={css['chevron']} aria-hidden />
        </button>
      </h2>
      <div className={css['sectionBody']} hidden={folded}>
        {children}
      </div>
    </section>
  );
});
