import { useState } from 'react';
import type { Day } from '#shared/day.ts';
import { type HolidayYearEntry, turnDay, type YearDays, yearDays } from './year-days.ts';

/** A year as it stands on the page. */
type YearState = { readonly days: YearDays; readonly source: string };

export type YearDraft = YearState & {
  readonly canUndo: boolean;
  readonly turn: (day: Day) => void;
  readonly setSource: (source: string) => void;
  /** Puts a whole year in place of what is marked. */
  readonly replace: (year: Pick<HolidayYearEntry, 'off' | 'work' | 'source'>) => void;
  /** Takes the last change back; what was typed as the source goes with the days it belongs to. */
  readonly undo: () => void;
};

const stateOf = ({ off, work, source }: Pick<HolidayYearEntry, 'off' | 'work' | 'source'>): YearState => ({
  days: yearDays({ off, work }),
  source,
});

/** A year that is being marked, with a way back over every step since the page was opened. */
export function useYearDraft(start: Pick<HolidayYearEntry, 'off' | 'work' | 'source'>): YearDraft {
  const [now, setNow] = useState<YearState>(() => stateOf(start));
  const [past, setPast] = useState<readonly YearState[]>([]);
  const go = (next: YearState): void => {
    setPast([...past, now]);
    setNow(next);
  };
  return {
    ...now,
    canUndo: past.length > 0,
    turn: (day) => go({ ...now, days: turnDay(now.days, day) }),
    setSource: (source) => setNow({ ...now, source }),
    replace: (year) => go(stateOf(year)),
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return;
      setPast(past.slice(0, -1));
      setNow(before);
    },
  };
}
