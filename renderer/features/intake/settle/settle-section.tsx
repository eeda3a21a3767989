import { memo, useDeferredValue, useRef } from 'react';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { Loading } from '../../../ui/page/loading.tsx';
import { shownSettlement } from '../form/settled-visits.ts';
import { useIntake } from '../state/use-intake.ts';
import { CapBars } from '../side/caps/cap-bars.tsx';
import { Alternatives } from './alternatives.tsx';
import { SettleNotes } from './settle-notes.tsx';
import css from './settle.module.css';
import { Result } from './result.tsx';
import { groupTrace } from './trace-groups.ts';
import { useStepsSeen } from './use-steps-seen.ts';
import { TraceGroupView } from './trace-group-view.tsx';

/** Up to this many bills all steps are shown at once; above, each bill shows its subtotal until it is opened. */
const SPREAD = 5;

/** The arithmetic line by line, as it is printed and read to the citizen. */
export function SettleSection() {
  // The amount on the right comes first; the steps may follow a moment later.
  const settlement = useDeferredValue(useIntake(shownSettlement));
  const form = useDeferredValue(useIntake((state) => state.form));
  const isLoading = useIntake((state) => state.assessment === null && state.detail.settlement === null);
  const hasSteps = useIntake((state) => state.hasSteps || state.detail.settlement !== null);
  if (isLoading) return <Loading lines={5} />;
  if (settlement === null) return <p className={css['empty']}>填写身份和一张完整的票据后，这里逐步列出测算过程。</p>;
  return <Settlement settlement={settlement} form={form} hasSteps={hasSteps} />;
}

type SettlementProps = {
  readonly settlement: SettlementView;
  readonly form: ApplicationForm;
  /** False while nobody looked at the steps, so that they were left out. */
  readonly hasSteps: boolean;
};

const Settlement = memo(function Settlement({ settlement, form, hasSteps }: SettlementProps) {
  const steps = useRef<HTMLDivElement>(null);
  useStepsSeen(steps);
  const groups = groupTrace(settlement);
  const isSpread = settlement.visits.length <= SPREAD;
  return (
    <div className={css['section']}>
      <SettleNotes settlement={settlement} />
      <div ref={steps} className={css['trace']} aria-busy={!hasSteps}>
        {groups.map((group) => (
          <TraceGroupView
            key={group.visit ?? group.part}
            group={group}
            form={form}
            settlement={settlement}
            isSpread={isSpread}
          />
        ))}
        <Result settlement={settlement} />
      </div>
      <Alternatives settlement={settlement} />
      <CapBars settlement={settlement} />
      <p className={css['pack']}>
        依据：{settlement.pack.title}　政策校验值 {settlement.pack.hash.replace('sha256:', '').slice(0, 12)}
      </p>
    </div>
  );
});
