import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../time-limit.module.css';
import { PasteNotice } from './paste-notice.tsx';
import { useYearDraft } from './use-year-draft.ts';
import { rangesOf } from './year-days.ts';
import { YearGrid } from './year-grid.tsx';

const NO_DAYS = { off: [], work: [], source: '' };

type CalendarProps = { readonly view: ChannelOutput<'timeLimit/view'>; readonly isLocked: boolean };

/** Holidays and worked weekends, year by year: as announced, to be put right or added by the administrator. */
export function CalendarSection({ view, isLocked }: CalendarProps) {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2].map(String);
  return (
    <PageSection
      title="节假日"
      note="按国务院办公厅公布的安排标出放假（休）和周末上班（班）的日子。没有标的年份按周一至周五计算，并在期限旁说明。"
    >
      <div className={css['year']}>
        <SelectField
          label="年份"
          value={year}
          options={years.map((value) => ({ value, label: `${value} 年` }))}
          onChange={setYear}
        />
      </div>
      <YearEditor key={year} view={view} year={Number(year)} isLocked={isLocked} />
    </PageSection>
  );
}

function YearEditor({ view, year, isLocked }: CalendarProps & { readonly year: number }) {
  const { setting, known } = view;
  const own = setting.calendars.find((calendar) => calendar.year === year);
  const builtIn = known.find((calendar) => calendar.year === year);
  const start = own ?? builtIn ?? NO_DAYS;
  const draft = useYearDraft(start);
  const { days, source } = draft;
  const [isAsked, setAsked] = useState(false);
  const save = useAction('timeLimit/set', ['timeLimit/view', 'application/list', 'notice/end']);
  const others = setting.calendars.filter((calendar) => calendar.year !== year);
  const keep = (calendars: typeof setting.calendars, done: () => void): void =>
    save.mutate({ setting: { ...setting, calendars } }, { onSuccess: done, onError: notifyFailure });
  const submit = (): void => {
    setAsked(true);
    if (source.trim() === '') return;
    keep([...others, { year, source, ...rangesOf(days) }], () =>
      notifyDone(`${year} 年的节假日已保存，期限按它计算。`),
    );
  };
  const restore = (): void =>
    keep(others, () => {
      notifyDone(`${year} 年的节假日已恢复。`);
      draft.replace(builtIn ?? NO_DAYS);
    });
  return (
    <>
      {own === undefined && builtIn === undefined ? (
        <Notice meaning="warn">还没有 {year} 年的节假日安排。公布以后，请按文件标出并保存。</Notice>
      ) : own === undefined ? (
        <Notice meaning="info">程序自带：{builtIn?.source}</Notice>
      ) : (
        <Notice meaning="info">
          本机{builtIn === undefined ? '录入' : '改过'}：{own.source}
        </Notice>
      )}
      {isLocked ? null : (
        <PasteNotice
          year={year}
          onRead={({ off, work, source: said }) =>
            draft.replace({
              off: off.map(([from, to]): [string, string] => [from, to]),
              work: [...work],
              source: said === '' ? source : said,
            })
          }
        />
      )}
      <YearGrid year={year} days={days} isLocked={isLocked} onTurn={draft.turn} />
      {isLocked ? null : (
        <div className={css['form']}>
          <TextField
            label="依据"
            isRequired
            maxLength={200}
            value={source}
            onChange={draft.setSource}
            hint="国务院办公厅通知的名称和文号，或当地的补充安排。"
            problem={isAsked && source.trim() === '' ? { severity: 'wrong', text: '请写明依据的文件。' } : null}
          />
          <div className={css['buttons']}>
            <Button loading={save.isPending} onClick={submit}>
              保存 {year} 年的节假日
            </Button>
            <Button variant="default" disabled={!draft.canUndo || save.isPending} onClick={draft.undo}>
              撤销上一步
            </Button>
            {own === undefined ? null : (
              <Button variant="default" disabled={save.isPending} onClick={restore}>
                {builtIn === undefined ? '删除本机录入的' : '恢复程序自带的'}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
