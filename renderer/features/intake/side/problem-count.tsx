import {
  IconAlertTriangle,
  IconChevronRight,
  IconCircleCheck,
  IconFileAlert,
  IconPencilExclamation,
} from '@tabler/icons-react';
import { useMissingMaterials } from '../../materials/use-missing-materials.ts';
import { usePageMoves } from '../page/page-moves.ts';
import { blockingProblems } from '../form/problems.ts';
import { useIntake } from '../state/use-intake.ts';
import css from './side.module.css';

/** How much is still open; a click goes to the first of it. */
export function ProblemCount() {
  const moves = usePageMoves();
  const blocking = useIntake((state) => blockingProblems(state.problems).length);
  const first = useIntake((state) => blockingProblems(state.problems)[0]?.path ?? null);
  const warnings = useIntake((state) => state.problems.length) - blocking;
  const firstWarning = useIntake(
    (state) => state.problems.find(({ severity }) => severity === 'warning')?.path ?? null,
  );
  const duplicates = useIntake((state) => new Set(state.assessment?.duplicates.map(({ visit }) => visit)).size);
  const firstDuplicate = useIntake((state) => state.assessment?.duplicates[0]?.visit ?? null);
  const afterDeath = useIntake((state) => state.assessment?.afterDeath.length ?? 0);
  const firstAfterDeath = useIntake((state) => state.assessment?.afterDeath[0]?.visit ?? null);
  const toGet = useIntake((state) => state.assessment?.toGet.length ?? 0);
  // The page says above the form what waits for an answer; nothing is well while it does.
  const unanswered = useIntake((state) => state.comments.filter((comment) => comment.state === 'open').length);
  const missing = useMissingMaterials();
  return (
    <div className={css['counts']}>
      {blocking > 0 && first !== null ? (
        <button type="button" className={css['count']} data-meaning="open" onClick={() => moves.reveal(first)}>
          <IconPencilExclamation size={16} stroke={1.75} aria-hidden />
          <span>还有 {blocking} 处没有填好</span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      ) : toGet > 0 ? (
        <button type="button" className={css['count']} data-meaning="open" onClick={() => moves.goTo('check')}>
          <IconPencilExclamation size={16} stroke={1.75} aria-hidden />
          <span>还有 {toGet} 项待补，可以先受理</span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      ) : unanswered > 0 || missing === null ? null : (
        <p className={css['count']} data-meaning="ok">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden />
          <span>{missing.length === 0 ? '都已填好' : '内容都已填好'}</span>
        </p>
      )}
      {missing === null || missing.length === 0 ? null : (
        <button type="button" className={css['count']} data-meaning="open" onClick={() => moves.goTo('papers')}>
          <IconFileAlert size={16} stroke={1.75} aria-hidden />
          <span>还缺 {missing.length} 项必需材料</span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      )}
      {duplicates > 0 && firstDuplicate !== null ? (
        <button
          type="button"
          className={css['count']}
          data-meaning="wrong"
          onClick={() => moves.reveal(`visits.${firstDuplicate}.bill.number`)}
        >
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <span>{duplicates} 张票据重复</span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      ) : null}
      {afterDeath > 0 && firstAfterDeath !== null ? (
        <button
          type="button"
          className={css['count']}
          data-meaning="wrong"
          onClick={() => moves.reveal(`visits.${firstAfterDeath}.from`)}
        >
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <span>{afterDeath} 张票据在死亡之后</span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      ) : null}
      {warnings > 0 && firstWarning !== null ? (
        <button type="button" className={css['count']} data-meaning="hint" onClick={() => moves.reveal(firstWarning)}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <span>{warnings} 处请再核对</span>
          <IconChevronRight size={14} aria-hidden />
        </button>
      ) : null}
    </div>
  );
}
