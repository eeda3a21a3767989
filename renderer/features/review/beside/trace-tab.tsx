import { groupTrace } from '../../intake/settle/trace-groups.ts';
import { Result } from '../../intake/settle/result.tsx';
import { TraceGroupView } from '../../intake/settle/trace-group-view.tsx';
import { useCase } from '../case/use-case.ts';
import css from './beside.module.css';

/** Up to this many bills all steps are shown at once. */
const SPREAD = 3;

/** The arithmetic as it was confirmed. */
export function TraceTab() {
  const { form, settlement } = useCase().seen.detail;
  if (settlement === null) return <p className={css['empty']}>还没有测算。</p>;
  return (
    <div className={css['body']} data-narrow tabIndex={0} role="group" aria-label="测算过程">
      {groupTrace(settlement).map((group) => (
        <TraceGroupView
          key={group.visit ?? group.part}
          group={group}
          form={form}
          settlement={settlement}
          isSpread={settlement.visits.length <= SPREAD}
        />
      ))}
      <Result settlement={settlement} />
      <p className={css['soft']}>依据：{settlement.pack.title}</p>
    </div>
  );
}
