import { type KeyboardEvent, useRef, useState } from 'react';
import { addDays, type Day, daysBetween, toDay, yearOf } from '#shared/day.ts';
import css from '../time-limit.module.css';
import { daysOfMonth, isWeekend, type YearDays } from './year-days.ts';

type YearGridProps = {
  readonly year: number;
  readonly days: YearDays;
  readonly isLocked: boolean;
  readonly onTurn: (day: Day) => void;
};

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const WEEK = ['一', '二', '三', '四', '五', '六', '日'] as const;
const MONDAY = toDay('2024-01-01');
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Monday 0 … Sunday 6. */
const weekdayOf = (day: Day): number => ((daysBetween(MONDAY, day) % 7) + 7) % 7;

type Kind = 'work' | 'weekend' | 'holiday' | 'extra';

function kindOf(day: Day, { off, work }: YearDays): Kind {
  if (work.has(day)) return 'extra';
  if (off.has(day)) return 'holiday';
  return isWeekend(day) ? 'weekend' : 'work';
}

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  work: '工作日',
  weekend: '周末',
  holiday: '放假',
  extra: '周末上班',
};
const MARKS: Readonly<Partial<Record<Kind, string>>> = { holiday: '休', extra: '班' };

/** Twelve months; arrows go from day to day, Space or a click turns one. */
export function YearGrid({ year, days, isLocked, onTurn }: YearGridProps) {
  const [at, setAt] = useState<Day>(toDay(`${year}-01-01`));
  const grid = useRef<HTMLDivElement>(null);
  const pressKey = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(at, step);
    if (yearOf(next) !== year) return;
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <div ref={grid} className={css['months']} onKeyDown={pressKey}>
      {MONTHS.map((month) => {
        const list = daysOfMonth(year, month);
        const [first] = list;
        return (
          <section key={month} className={css['month']} aria-label={`${year} 年 ${month} 月`}>
            <h3 className={css['monthName']}>{month} 月</h3>
            <div className={css['days']}>
              {WEEK.map((word) => (
                <span key={word} className={css['weekday']} aria-hidden>
                  {word}
                </span>
              ))}
              {list.map((day) => {
                const kind = kindOf(day, days);
                return (
                  <button
                    key={day}
                    type="button"
                    className={css['day']}
                    data-day={day}
                    data-kind={kind}
                    style={day === first ? { gridColumnStart: weekdayOf(day) + 1 } : undefined}
                    tabIndex={day === at ? 0 : -1}
                    // The number that is seen is part of the name.
                    aria-label={`${day} ${KIND_WORDS[kind]}，${Number(day.slice(8))} 日`}
                    data-mark={MARKS[kind]}
                    aria-disabled={isLocked}
                    onFocus={() => setAt(day)}
                    onClick={() => {
                      if (!isLocked) onTurn(day);
                    }}
                  >
                    {Number(day.slice(8))}
                  </button>
                );
              })}
            </div>
          </section>
        );
      })}
    </div>
  );
}
