import { memo } from 'react';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { Money } from '../../../../ui/money.tsx';
import css from '../side.module.css';
import type { Split } from './split.ts';
import bar from './split.module.css';

/** One bar: the total cost and who bears it; the same figures as a list under it. */
export const SplitBar = memo(function SplitBar({ split }: { readonly split: Split }) {
  const { total, parts } = split;
  const spoken = parts
    .map(({ name, amount }) => (amount === null ? `${name}未知` : `${name} ${formatYuanGrouped(fen(amount))} 元`))
    .join('，');
  return (
    <section className={`${css['block']} ${bar['split']}`} aria-label="费用构成">
      <div className={css['blockHead']}>
        <h3 className={css['blockTitle']}>总费用</h3>
        <Money amount={total} weight="sum" />
      </div>
      <div className={bar['bar']} role="img" aria-label={`总费用 ${formatYuanGrouped(fen(total))} 元：${spoken}`}>
        {parts
          .filter(({ amount }) => amount !== null && amount > 0)
          .map(({ payer, amount }) => (
            <span key={payer} className={bar['part']} data-payer={payer} style={{ flexGrow: amount ?? 0 }} />
          ))}
      </div>
      <dl className={css['figures']}>
        {parts.map(({ payer, name, amount }) => (
          <div key={payer} className={css['figureLine']} data-payer={payer}>
            <dt>
              <span className={bar['swatch']} data-payer={payer} aria-hidden />
              {name}
            </dt>
            <dd>
              <Money amount={amount} />
              <span className={bar['share']}>
                {total === 0 || amount === null ? '' : `${Math.round((amount / total) * 100)}%`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
});
