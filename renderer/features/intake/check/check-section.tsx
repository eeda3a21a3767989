import { memo, useDeferredValue } from 'react';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { EligibilityLine, SettlementView } from '#shared/contract/case/assessment.ts';
import { Loading } from '../../../ui/page/loading.tsx';
import { MissingMaterials } from '../../materials/missing-materials.tsx';
import { billName } from '../form/bill-names.ts';
import { shownSettlement } from '../form/settled-visits.ts';
import { useIntake } from '../state/use-intake.ts';
import css from './check.module.css';
import { type CheckGroup, groupConditions } from './check-groups.ts';
import { ConditionLine } from './condition-line.tsx';
import { ToGetList } from './to-get-list.tsx';

/** Up to this many bills all their conditions are listed at once; above, only what is not met. */
const LISTED = 3;

/** Every condition of the policy: the rule, the fact, where it is from, whether it is met. */
export function CheckSection() {
  // The amount on the right comes first; these lines may follow a moment later.
  const assessment = useDeferredValue(useIntake((state) => state.assessment));
  const form = useDeferredValue(useIntake((state) => state.form));
  const settlement = useDeferredValue(useIntake(shownSettlement));
  if (assessment === null) return <Loading lines={4} />;
  if (assessment.eligibility.length === 0) {
    return <p className={css['empty']}>填写身份和票据后，这里逐条列出救助条件。</p>;
  }
  return (
    <div className={css['section']}>
      <ToGetList assessment={assessment} form={form} />
      <MissingMaterials />
      <Conditions lines={assessment.eligibility} form={form} settlement={settlement} />
    </div>
  );
}

type ConditionsProps = {
  readonly lines: readonly EligibilityLine[];
  readonly form: ApplicationForm;
  readonly settlement: SettlementView | null;
};

const Conditions = memo(function Conditions({ lines, form, settlement }: ConditionsProps) {
  const groups = groupConditions(lines);
  const isLong = groups.length > LISTED + 1;
  return groups.map((group) => (
    <ConditionGroup
      key={group.visit ?? ''}
      group={group}
      name={group.visit === null ? '申请人' : billName(group.visit, form, settlement)}
      isShort={isLong && group.visit !== null}
    />
  ));
});

type ConditionGroupProps = { readonly group: CheckGroup; readonly name: string; readonly isShort: boolean };

function ConditionGroup({ group, name, isShort }: ConditionGroupProps) {
  const open = isShort ? group.lines.filter(({ result }) => result !== 'pass') : group.lines;
  const met = isShort ? group.lines.filter(({ result }) => result === 'pass') : [];
  // A bill without anything to look at takes one line.
  const isQuiet = open.length === 0;
  return (
    <section aria-label={`${name}的条件`}>
      {isQuiet ? null : <h3 className={css['groupName']}>{name}</h3>}
      <ul className={css['lines']}>
        {open.map((line) => (
          <ConditionLine key={line.condition} line={line} />
        ))}
      </ul>
      {met.length === 0 ? null : (
        <details className={css['met']}>
          <summary>
            {isQuiet ? <span className={css['quietName']}>{name}</span> : null}
            {isQuiet ? `${met.length} 项条件全部符合` : `另有 ${met.length} 项符合`}
          </summary>
          <ul className={css['lines']}>
            {met.map((line) => (
              <ConditionLine key={line.condition} line={line} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
