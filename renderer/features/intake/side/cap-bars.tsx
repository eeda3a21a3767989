import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { SettlementView } from '#shared/contract/assessment.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { Money } from '../../../ui/money.tsx';
import css from './side.module.css';

type CapBarsProps = {
  readonly caps: SettlementView['caps'];
  /** With what was used before and now in figures; the narrow column only says what is left. */
  readonly isWide?: boolean;
};

const yuan = (amount: number): string => formatYuanGrouped(fen(amount));

/** What is left of each yearly limit. A click leads to the entries behind it. */
export const CapBars = memo(function CapBars({ caps, isWide = false }: CapBarsProps) {
  const limited = caps.filter(({ cap }) => cap !== null);
  if (limited.length === 0) return null;
  return (
    <section className={css['block']} aria-label="年度限额">
      <h3 className={css['blockTitle']}>
        <Link to="/ledger" className={css['capLink']} title="查看台账">
          年度限额
        </Link>
      </h3>
      {limited.map(({ year, pool, name, cap, before, now, left }) => (
        <div key={`${year}/${pool}`} className={css['cap']}>
          <div className={css['capHead']}>
            <span>
              {year} 年{name}剩余
            </span>
            <Money amount={left} weight="sum" />
          </div>
          <div
            className={css['capBar']}
            role="img"
            aria-label={`${year} 年${name}限额 ${yuan(cap ?? 0)} 元，此前 ${yuan(before)} 元，本次 ${yuan(now)} 元，剩余 ${yuan(left ?? 0)} 元`}
          >
            <span className={css['capPart']} data-part="before" style={{ flexGrow: before }} />
            <span className={css['capPart']} data-part="now" style={{ flexGrow: now }} />
            <span className={css['capPart']} data-part="left" style={{ flexGrow: left ?? 0 }} />
          </div>
          <div className={css['capFoot']}>
            {isWide ? (
              <span>
                此前 {yuan(before)}　本次 {yuan(now)}
              </span>
            ) : (
              <span />
            )}
            <span>限额 {yuan(cap ?? 0)}</span>
          </div>
        </div>
      ))}
    </section>
  );
});
