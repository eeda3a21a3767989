import { fen, formatYuanGrouped } from '#shared/fen.ts';
import css from './money.module.css';

/** As wide as a figure, and as formulas write it. */
const MINUS = '−';

type MoneyProps = {
  /** Fen; null: not known yet, shown as a dash. */
  readonly amount: number | null;
  /** `sum` in medium weight; `payable` 28 px with ¥. @default 'plain' */
  readonly weight?: 'plain' | 'sum' | 'payable';
  /** Puts ¥ before the figure. Always there in `payable`. @default false */
  readonly hasSign?: boolean;
};

/** An amount: grouped, two decimals, zero in grey. Right-aligned by the cell it stands in. */
export function Money({ amount, weight = 'plain', hasSign = false }: MoneyProps) {
  if (amount === null)
    return (
      <span className={css['zero']} aria-label="暂无">
        —
      </span>
    );
  const sign = hasSign || weight === 'payable' ? '¥ ' : '';
  return (
    <span className={css[amount === 0 && weight !== 'payable' ? 'zero' : 'money']} data-weight={weight}>
      {sign}
      {formatYuanGrouped(fen(amount)).replace('-', MINUS)}
    </span>
  );
}
