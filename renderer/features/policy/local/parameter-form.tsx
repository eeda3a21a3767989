import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { LocalParameterSummary, LocalParameterValue } from '#shared/contract/policy.ts';
import { readLocalValue } from '#shared/policy/read-local-value.ts';
import { typeLocalValue } from '#shared/policy/type-local-value.ts';
import { readDay } from '#shared/typed-text.ts';
import { useAction } from '../../../client/use-channel.ts';
import { WORDS } from '../../../text/words.ts';
import { enterMoves } from '../../../ui/field/enter-moves.ts';
import { focusFirstProblem } from '../../../ui/field/focus-first-problem.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { notifyDone, notifyFailure } from '../../../ui/overlay/notify.tsx';
import css from './local.module.css';
import { ValueInput } from './value-input.tsx';

type ParameterFormProps = {
  readonly parameter: LocalParameterSummary;
  /** The value to start from; null: nothing is set yet. */
  readonly current: LocalParameterValue | null;
  /** First day of the pack: what a value holds from unless the document says otherwise. */
  readonly packFrom: string;
  readonly onDone: () => void;
};

const wrong = (text: string | null) => (text === null ? null : ({ severity: 'wrong', text } as const));

/** A county value with the day it holds from and the document that sets it. What was there before is kept. */
export function ParameterForm({ parameter, current, packFrom, onDone }: ParameterFormProps) {
  const { key, label, shape } = parameter;
  const [value, setValue] = useState(current?.typed ?? typeLocalValue(shape, undefined));
  const [from, setFrom] = useState(current?.from ?? packFrom);
  const [source, setSource] = useState('');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useAction('policy/setLocalParameter', ['policy/localParameters']);
  const read = readLocalValue(shape, value);
  const day = readDay(from);
  const dayProblem = day.ok ? null : '不是日期。请填年月日，例如 2023-01-01。';
  const sourceProblem = source.trim().length < 2 ? '请填写规定这个数值的文件文号或名称。' : null;
  const isCorrection = current !== null && day.ok && current.from === day.day;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!read.ok || !day.ok || sourceProblem !== null) {
      focusFirstProblem(form);
      return;
    }
    save.mutate(
      { key, from: day.day, value, source: source.trim() },
      {
        onSuccess: () => {
          notifyDone(`已保存「${label}」。`);
          onDone();
        },
        onError: notifyFailure,
      },
    );
  };
  return (
    <form ref={form} className={css['form']} onSubmit={submit} onKeyDown={enterMoves} aria-label={label}>
      <ValueInput
        shape={shape}
        label={shape.type === 'amount' ? '数值' : label}
        value={value}
        onChange={setValue}
        path={[]}
        problems={isChecked && !read.ok ? read.problems : []}
      />
      <div className={css['backing']}>
        <TextField
          label="开始执行日期"
          value={from}
          onChange={setFrom}
          problem={wrong(isChecked ? dayProblem : null)}
          hint={
            isCorrection
              ? '与现有数值同一天：保存后替换它，原数值留在历史中。'
              : '出院（就诊）日期在这一天及以后的票据用它。'
          }
        />
        <TextField
          label="依据（文号或文件名）"
          maxLength={200}
          value={source}
          onChange={setSource}
          problem={wrong(isChecked ? sourceProblem : null)}
        />
      </div>
      <div className={css['buttons']}>
        <Button type="submit" loading={save.isPending}>
          {WORDS.save}
        </Button>
        <Button variant="default" onClick={onDone}>
          {WORDS.cancel}
        </Button>
      </div>
    </form>
  );
}
