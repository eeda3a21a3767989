import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import type { PackSummary } from '#shared/contract/policy.ts';
import { formatYuan } from '#shared/fen.ts';
import { readAmount } from '#shared/typed-text.ts';
import { useAction } from '../../client/use-channel.ts';
import { instantInWords } from '../../text/instants.ts';
import { WORDS } from '../../text/words.ts';
import { AmountField } from '../../ui/field/amount-field.tsx';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import css from './policy.module.css';

type LocalParameterFormProps = {
  readonly parameter: PackSummary['localParameters'][number];
  readonly current: ChannelOutput<'policy/localParameters'>['values'][number] | null;
};

/** One county value: amount, unit, the document that sets it. An empty amount takes the value away. */
export function LocalParameterForm({ parameter, current }: LocalParameterFormProps) {
  const [value, setValue] = useState(current?.value ?? '');
  const [source, setSource] = useState(current?.source ?? '');
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const save = useAction('policy/setLocalParameter', ['policy/localParameters']);
  const typed = value.trim() === '' ? null : readAmount(value);
  const valueProblem = typed?.ok === false ? '不是金额。请只填数字，例如 120.00。' : null;
  const sourceProblem = source.trim().length < 2 ? '请填写县级文件的文号或名称。' : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (valueProblem !== null || sourceProblem !== null) {
      focusFirstProblem(form);
      return;
    }
    save.mutate(
      { key: parameter.key, value: typed?.ok === true ? formatYuan(typed.amount) : '', source: source.trim() },
      { onSuccess: () => notifyDone(`已保存「${parameter.label}」。`), onError: notifyFailure },
    );
  };
  return (
    <form ref={form} className={css['parameter']} onSubmit={submit} aria-label={parameter.label}>
      <div className={css['about']}>
        <p className={css['label']}>{parameter.label}</p>
        <p className={css['explain']}>{parameter.explain}</p>
        <p className={css['explain']}>
          {current === null
            ? `由${parameter.setBy}确定，尚未填写。`
            : `${current.setBy}于${instantInWords(current.setAt)}填写。`}
        </p>
      </div>
      <AmountField
        label={`数值（${parameter.unit}）`}
        value={value}
        onChange={setValue}
        problem={isChecked && valueProblem !== null ? { severity: 'wrong', text: valueProblem } : null}
      />
      <TextField
        label="县级文件"
        maxLength={200}
        value={source}
        onChange={setSource}
        problem={isChecked && sourceProblem !== null ? { severity: 'wrong', text: sourceProblem } : null}
      />
      <Button type="submit" variant="default" loading={save.isPending}>
        {WORDS.save}
      </Button>
    </form>
  );
}
