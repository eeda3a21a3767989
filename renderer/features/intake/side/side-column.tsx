import { useMemo } from 'react';
import { errorText } from '#shared/errors.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { shownSettlement } from '../form/settled-visits.ts';
import { useIntake, useIsEditable } from '../state/use-intake.ts';
import { Actions } from './actions.tsx';
import { CapBars } from './caps/cap-bars.tsx';
import { Payable } from './amount/payable.tsx';
import { ProblemCount } from './problem-count.tsx';
import { SaveLine } from './save-line.tsx';
import css from './side.module.css';
import { SplitBar } from './amount/split-bar.tsx';
import { splitCost } from './amount/split.ts';

/** The column that never scrolls away: the amount, who bears the cost, what is left, what is open, what to do next. */
export function SideColumn() {
  const settlement = useIntake(shownSettlement);
  const form = useIntake((state) => state.form);
  const assessError = useIntake((state) => state.assessError);
  const isEditable = useIsEditable();
  const split = useMemo(() => (settlement === null ? null : splitCost(settlement, form)), [settlement, form]);
  return (
    <aside className={css['side']} aria-label="测算结果">
      <div className={css['scroll']}>
        <Payable />
        {assessError === null ? null : <Notice meaning="warn">没有算出新的结果：{errorText(assessError)}</Notice>}
        {split === null || split.total === 0 ? null : <SplitBar split={split} />}
        {settlement === null ? null : <CapBars settlement={settlement} />}
      </div>
      <div className={css['bottom']}>
        {isEditable ? <ProblemCount /> : null}
        <Actions />
        {isEditable ? <SaveLine /> : null}
      </div>
    </aside>
  );
}
