import { memo } from 'react';
import type { SettlementView } from '#shared/contract/assessment.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { Money } from '../../../../ui/money.tsx';
import { CapEntries } from './cap-entries.tsx';
import css from '../side.module.css';
import bar from './caps.module.css';

type CapBarsProps = {
  readonly caps: SettlementView['caps'];
  /** With what was used before and now in figures; the narrow column only says what is left. */
  readonly isWide?: boolean;
};

const yuan = (amount: number): string => formatYuanGrouped(fen(amount));

/** What is left of each yearly limit. A click opens the entries behind it. */
export const CapBars = memo(function CapBars({ caps, isWide = false }: CapBarsProps) {
  const limited = caps.filter(({ cap }) => cap !== null);
  if (limited.length === 0) return null;
  return (
    <section className={css['block']} aria-label="年度限额">
      <h3 className={css['blockTitle']}>年度限额</h3>
      {limited.map(({ year, pool, name, cap, before, now, left }) => (
        <div key={`${year}/${pool}`} className={bar['cap']}>
          <CapEntries year={year}>
            <span>
              {year} 年{name}剩余
            </span>
            <Money amount={left} weight="sum" />
          </CapEntries>
          <div
            className={bar['capBar']}
            role="img"
            aria-label={`${year} 年${name}限额 ${yuan(cap ?? 0)} 元，此前 ${yuan(before)} 元，本次 ${yuan(now)} 元，剩余 ${yuan(left ?? 0)} 元`}
          >
            <span className={bar['capPart']} data-part="before" style={{ flexGrow: before }} />
            <span className={bar['capPart']} data-part="now" style={{ flexGrow: now }} />
            <span className={bar['capPart']} data-part="left" style={{ flexGrow: left ?? 0 }} />
          </div>
          <div className={bar['capFoot']}>
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
