import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type HolidayNotice, readHolidayNotice } from '#shared/domain/deadline/read-holiday-notice.ts';
import { daysBetween } from '#shared/day.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../time-limit.module.css';

/** Longer than any notice. */
const MOST_CHARACTERS = 4_000;

type Outcome = { readonly notice: HolidayNotice } | { readonly problems: readonly string[] };

function readWords({ off, work, unused }: HolidayNotice): string {
  const days = off.reduce((sum, [from, to]) => sum + daysBetween(from, to) + 1, 0);
  const left = unused.length === 0 ? '' : `没有用到的日期：${unused.join('、')}。`;
  return `读出放假 ${days} 天、周末上班 ${work.length} 天，已标在下面，替换了原来标的。${left}核对后请保存。`;
}

/** A whole year at once: the text of the notice is pasted, checked, and marked in the calendar. Nothing is saved by it. */
export function PasteNotice({
  year,
  onRead,
}: {
  readonly year: number;
  readonly onRead: (notice: HolidayNotice) => void;
}) {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const read = (): void => {
    const result = readHolidayNotice(text, year);
    setOutcome(result.ok ? { notice: result.notice } : { problems: result.problems });
    if (result.ok) onRead(result.notice);
  };
  return (
    <div className={css['form']}>
      <Textarea
        rows={4}
        styles={{ input: { height: 'auto' } }}
        label="粘贴放假通知"
        maxLength={MOST_CHARACTERS}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setOutcome(null);
        }}
        description={`把国务院办公厅通知的各条粘贴进来，如「元旦：1月1日（周五）至3日（周日）放假，共3天。」；也可以一行写一段，如「${year}-02-05 至 ${year}-02-12 放假」「${year}-02-14 上班」。`}
      />
      <div className={css['buttons']}>
        <Button variant="default" disabled={text.trim() === ''} onClick={read}>
          读入
        </Button>
      </div>
      {outcome === null ? null : 'notice' in outcome ? (
        <Notice meaning="info">{readWords(outcome.notice)}</Notice>
      ) : (
        <Notice meaning="danger">没有读入，日历没有变。{outcome.problems.join('')}</Notice>
      )}
    </div>
  );
}
