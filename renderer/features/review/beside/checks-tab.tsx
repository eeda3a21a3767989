import { billName } from '../../intake/form/bill-names.ts';
import { groupConditions } from '../../intake/check/check-groups.ts';
import { ConditionLine } from '../../intake/check/condition-line.tsx';
import { useCase } from '../case/use-case.ts';
import css from './beside.module.css';

/** The conditions as they were confirmed; of a proposed refusal those that are not met. */
export function ChecksTab() {
  const { detail, eligibility } = useCase().seen;
  const { outcome, form, settlement } = detail;
  if (outcome !== null) {
    return (
      <div className={css['body']} tabIndex={0} role="group" aria-label="不符合的条件">
        <h3 className={css['title']}>{outcome.by}提出不予救助，不符合的条件</h3>
        <ul className={css['lines']}>
          {outcome.failed.map((line, index) => (
            <ConditionLine key={`${index}/${line.condition}`} line={{ ...line, visit: null, result: 'fail' }} />
          ))}
        </ul>
      </div>
    );
  }
  if (eligibility.length === 0) return <p className={css['empty']}>确认测算时没有记下核查结果。</p>;
  return (
    <div className={css['body']} tabIndex={0} role="group" aria-label="核查结果">
      {groupConditions(eligibility).map(({ visit, lines }) => (
        <section key={visit ?? ''}>
          <h3 className={css['title']}>{visit === null ? '人员' : billName(visit, form, settlement)}</h3>
          <ul className={css['lines']}>
            {lines.map((line, index) => (
              <ConditionLine key={`${index}/${line.condition}`} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
