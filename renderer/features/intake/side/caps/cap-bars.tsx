import { memo } from 'react';
import type { SettlementView } from '#shared/contract/case/assessment.ts';
import { fen, formatYuanGrouped } from '#shared/fen.ts';
import { Money } from '../../../../ui/money.tsx';
import { CapEntries } from './cap-entries.tsx';
import { capTitle, isOneOff, leftLabel } from './cap-words.ts';
import css from '../side.module.css';
import bar from './caps.module.css';

type CapBarsProps = { readonly settlement: Pick<SettlementView, 'caps' | 'years'> };

const yuan = (amount: number): string => formatYuanGrouped(fen(amount));

/** What is left of each limit: the bar is as full as the limit. A click opens the entries behind what was used. */
export const CapBars = memo(function CapBars({ settlement }: CapBarsProps) {
  const limited = settlement.caps.filter(({ cap }) => cap !== null);
  if (limited.length === 0) return null;
  const title = limited.every(isOneOff) ? '救助限额' : '年度限额';
  return (
    <section className={css['block']} aria-label={title}>
      <h3 className={css['blockTitle']}>{title}</h3>
      {limited.map((line) => {
        const { year, pool, left } = line;
        const [cap, used] = [line.cap ?? 0, line.before + line.now];
        return (
          <div key={`${year}/${pool}/${line.name}`} className={bar['cap']}>
            <CapEntries
              limit={{
                title: capTitle(line),
                isOneOff: isOneOff(line),
                limit: line.cap,
                used,
                remaining: left,
                years: isOneOff(line) ? settlement.years.map((each) => each.year) : [year],
              }}
              pool={pool}
            >
              <span>{leftLabel(line)}</span>
              <Money amount={left} weight="sum" />
            </CapEntries>
            <div
              className={bar['capBar']}
              role="img"
              aria-label={`${capTitle(line)}：限额 ${yuan(cap)} 元，已用 ${yuan(used)} 元，剩余 ${yuan(left ?? 0)} 元`}
            >
              <span className={bar['capPart']} data-part="left" style={{ flexGrow: left ?? 0 }} />
              <span className={bar['capPart']} data-part="used" style={{ flexGrow: used }} />
            </div>
            <div className={bar['capFoot']}>
              <span>已用 {yuan(used)}</span>
              <span>限额 {yuan(cap)}</span>
            </div>
          </div>
        );
      })}
    </section>
  );
});
