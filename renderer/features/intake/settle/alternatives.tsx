import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { Money } from '../../../ui/money.tsx';
import { trueUpOf } from '../side/amount/true-up.ts';
import css from './settle.module.css';

/** What the same bills would bring under the person's other identities. */
export function Alternatives({ settlement }: { readonly settlement: SettlementView }) {
  const { alternatives, treatedAs } = settlement;
  const others = alternatives.filter(({ id }) => id !== treatedAs?.id);
  if (others.length === 0) return null;
  // These are the aid of the whole period, not what is to be paid now.
  const whole = trueUpOf(settlement) === null ? '' : '全年合计，';
  return (
    <section aria-label="其他身份测算">
      <h3 className={css['smallTitle']}>其他身份测算</h3>
      <ul className={css['alternativeLines']}>
        {treatedAs === null ? null : (
          <li className={css['alternative']}>
            <span>
              {whole}按{treatedAs.name}（采用）
            </span>
            <Money amount={settlement.totalAid} weight="sum" hasSign />
          </li>
        )}
        {others.map((other) => (
          <li key={other.id} className={css['alternative']}>
            <span>
              {whole}若按{other.name}
            </span>
            <Money amount={other.aid} hasSign />
          </li>
        ))}
      </ul>
    </section>
  );
}
