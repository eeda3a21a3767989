import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { NoticeRule } from '#shared/domain/notice/notice-rule.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { enterMoves } from '../../ui/field/enter-moves.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { SelectField } from '../../ui/field/select-field.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import { MOVED_BY_NOTICE, ruleWords } from '../public-notice/notice-words.ts';
import { readCount } from './read-count.ts';
import css from './time-limit.module.css';

type RuleFormProps = { readonly rule: NoticeRule | null; readonly isLocked: boolean };

/** Whether applications are put up before they are sealed, and for how long. Nothing is chosen until the county has. */
export function NoticeRuleForm({ rule, isLocked }: RuleFormProps) {
  const [asked, setAskedFor] = useState<'' | 'yes' | 'no'>(rule === null ? '' : rule.isRequired ? 'yes' : 'no');
  const [days, setDays] = useState(rule?.isRequired === true ? String(rule.days) : '');
  const [unit, setUnit] = useState<'' | 'working' | 'calendar'>(
    rule?.isRequired === true ? (rule.isWorking ? 'working' : 'calendar') : '',
  );
  const [source, setSource] = useState(rule?.source ?? '');
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useAction('notice/setRule', MOVED_BY_NOTICE);
  const count = readCount(days, 90);
  const hasSource = source.trim().length >= 2;
  const problem = (isWrong: boolean, text: string) =>
    isTried && isWrong ? ({ severity: 'wrong', text } as const) : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const next: NoticeRule | null =
      asked === 'no'
        ? { isRequired: false, source }
        : asked === 'yes' && count !== null && unit !== ''
          ? { isRequired: true, days: count, isWorking: unit === 'working', source }
          : null;
    if (next === null || !hasSource) {
      queueMicrotask(() => focusFirstProblem(form));
      return;
    }
    save.mutate(
      { rule: next },
      { onSuccess: () => notifyDone(`已设置：${ruleWords(next)}。`), onError: notifyFailure },
    );
  };
  return (
    <PageSection title="公示" note="各县规定不同，程序不预设天数。改动只影响以后开始的公示。">
      <form ref={form} className={css['form']} onSubmit={submit} onKeyDown={enterMoves} noValidate>
        <SelectField
          label="封批前是否公示"
          isRequired
          disabled={isLocked}
          value={asked}
          nothing="请选择"
          options={[
            { value: 'yes', label: '要公示' },
            { value: 'no', label: '不要求公示' },
          ]}
          onChange={setAskedFor}
          problem={problem(asked === '', '请按县级的规定选择。')}
        />
        {asked === 'yes' ? (
          <>
            <TextField
              label="公示天数"
              isRequired
              inputMode="numeric"
              maxLength={2}
              disabled={isLocked}
              value={days}
              onChange={setDays}
              hint="张贴当天不算。"
              problem={problem(count === null, '请填 1 至 90 的整数。')}
            />
            <SelectField
              label="怎样计算"
              isRequired
              disabled={isLocked}
              value={unit}
              nothing="请选择"
              options={[
                { value: 'working', label: '工作日' },
                { value: 'calendar', label: '自然日（最后一天是休息日的顺延）' },
              ]}
              onChange={setUnit}
              problem={problem(unit === '', '请选择按工作日还是自然日。')}
            />
          </>
        ) : null}
        {asked === '' ? null : (
          <TextField
            label="依据"
            isRequired
            maxLength={200}
            disabled={isLocked}
            value={source}
            onChange={setSource}
            hint="文件名称和文号，印在公示表上。"
            problem={problem(!hasSource, '请写明依据的文件。')}
          />
        )}
        {isLocked ? null : (
          <div>
            <Button type="submit" loading={save.isPending}>
              {WORDS.save}公示要求
            </Button>
          </div>
        )}
      </form>
    </PageSection>
  );
}
