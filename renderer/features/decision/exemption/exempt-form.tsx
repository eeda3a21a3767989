import { useState } from 'react';
import type { Exemptible } from '#shared/contract/case/exemption.ts';
import { useAction } from '../../../client/use-channel.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import { useIntake } from '../../intake/state/use-intake.ts';
import css from '../decision.module.css';
import { ReasonForm } from '../reason-form.tsx';
import { MOVED_BY_EXEMPTION } from './moved-by-exemption.ts';

type ExemptFormProps = { readonly choices: readonly Exemptible[]; readonly onClose: () => void };

const keyOf = ({ visit, fact }: Exemptible): string => `${fact}/${visit}`;

/** 特殊情形: which condition, why, and on what paper; it counts once a second person has signed. */
export function ExemptForm({ choices, onClose }: ExemptFormProps) {
  const id = useIntake((state) => state.detail.id);
  const revision = useIntake((state) => state.detail.revision);
  const [chosen, setChosen] = useState(choices[0] === undefined ? '' : keyOf(choices[0]));
  const [evidence, setEvidence] = useState('');
  const [isAsked, setAsked] = useState(false);
  const ask = useAction('exemption/ask', MOVED_BY_EXEMPTION);
  const choice = choices.find((each) => keyOf(each) === chosen);
  const submit = (reason: string): void => {
    setAsked(true);
    if (choice === undefined || evidence.trim() === '') return;
    const { visit, fact } = choice;
    ask.mutate({ applicationId: id, revision, visit, fact, reason, evidence }, { onSuccess: onClose });
  };
  return (
    <ReasonForm
      verb="提出特殊情形"
      effect="条件不符合或查不清，但有书面依据可以照顾时使用。另一位复核员核定以后才算数，并写在结算单、公示表和送县级的批次里。金额不能这样改。"
      label="原因"
      isBusy={ask.isPending}
      onSubmit={submit}
      onClose={onClose}
      after={
        <>
          <TextField
            label="依据"
            isRequired
            maxLength={200}
            value={evidence}
            onChange={setEvidence}
            hint="书面说明、病历或县级答复的名称和日期。"
            problem={isAsked && evidence.trim() === '' ? { severity: 'wrong', text: '请写明依据的材料。' } : null}
          />
          {ask.error === null ? null : (
            <Notice meaning="danger" role="alert">
              {sentenceOf(ask.error)}
            </Notice>
          )}
        </>
      }
    >
      <SelectField
        label="条件"
        value={chosen}
        options={choices.map((each) => ({ value: keyOf(each), label: `${each.condition}（${each.visitName}）` }))}
        onChange={setChosen}
      />
      {choice === undefined ? null : (
        <p className={css['effect']}>
          {choice.rule}
          <span className={css['soft']}>
            （{choice.article}）。核查结果：{choice.found}
          </span>
        </p>
      )}
    </ReasonForm>
  );
}
