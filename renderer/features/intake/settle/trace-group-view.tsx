import { memo } from 'react';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { VISIT_STATUS_NAMES } from '#shared/settlement/vocabulary.ts';
import { Money } from '../../../ui/money.tsx';
import { billName } from '../form/bill-names.ts';
import css from './settle.module.css';
import type { TraceGroup } from './trace-groups.ts';
import { TraceLine } from './trace-line.tsx';

type TraceGroupViewProps = {
  readonly group: TraceGroup;
  readonly form: ApplicationForm;
  readonly settlement: SettlementView;
  readonly isSpread: boolean;
};

function nameOf({ group, form, settlement }: TraceGroupViewProps): string {
  if (group.visit !== null) return billName(group.visit, form, settlement);
  return group.part === 'opening' ? '此前的救助（县级记载）' : '年度合计与应付';
}

/** The steps of one bill under its name and subtotal, or those before and after all bills. */
export const TraceGroupView = memo(function TraceGroupView(props: TraceGroupViewProps) {
  const { group, isSpread } = props;
  const { settled } = group;
  const name = nameOf(props);
  const treated = settled?.treatedAs ?? null;
  return (
    <details className={css['group']} open={isSpread || group.visit === null}>
      <summary className={css['groupHead']} data-status={settled?.status}>
        <span className={css['groupName']}>{name}</span>
        {settled === null ? null : (
          <span className={css['groupStatus']}>
            {settled.status === 'eligible'
              ? treated === null
                ? ''
                : `按${treated}`
              : VISIT_STATUS_NAMES[settled.status]}
          </span>
        )}
        {settled === null ? null : (
          <span className={css['figure']}>
            <Money amount={settled.status === 'undecided' ? null : settled.aidTotal} weight="sum" />
          </span>
        )}
      </summary>
      {settled?.reasons.map((reason) => (
        <p key={reason.code} className={css['reason']}>
          {reason.text}
        </p>
      ))}
      <ol className={css['steps']}>
        {group.rows.map((row, index) => (
          // The order is the arithmetic's own, and a step may occur twice in it.
          <TraceLine key={`${index}/${row.layer}/${row.step}`} row={row} />
        ))}
      </ol>
    </details>
  );
});
