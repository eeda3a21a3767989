import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { hasCode, sentenceOf } from '../../client/app-failure.ts';
import { useAction } from '../../client/use-channel.ts';
import { WORDS } from '../../text/words.ts';
import { enterMoves } from '../../ui/field/enter-moves.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { useCheckedKey } from '../county-key/use-checked-key.ts';
import { RestoreForm } from '../damage/restore-form.tsx';
import { RecoveryCode } from '../recovery/recovery-code.tsx';
import { checkStep, EMPTY_SETUP, type SetupForm, type SetupProblems } from './setup-form.ts';
import css from './setup.module.css';
import { SetupSteps, STEPS } from './setup-steps.tsx';
import { StepPack } from './step-pack.tsx';
import { StepStation } from './step-station.tsx';
import { StepUser } from './step-user.tsx';

type SetupWizardProps = {
  /** True from the moment the keys are made until the recovery code was confirmed. */
  readonly onHold: (isHeld: boolean) => void;
};

/** First run, four steps in one window. Nothing is made before the third is finished. */
export function SetupWizard({ onHold }: SetupWizardProps) {
  const [form, setForm] = useState<SetupForm>(EMPTY_SETUP);
  const [step, setStep] = useState(0);
  /** The data comes from another PC instead. */
  const [isMoving, setMoving] = useState(false);
  const [problems, setProblems] = useState<SetupProblems>({});
  const [code, setCode] = useState('');
  const formElement = useRef<HTMLFormElement>(null);
  const create = useAction('setup/create');
  const [checkedKey, keepCheckedKey] = useCheckedKey();

  const change = (part: Partial<SetupForm>) => {
    // What the service said was about what stood there before.
    if (create.isError) create.reset();
    setForm((before) => ({ ...before, ...part }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const show = (found: SetupProblems) => {
    setProblems(found);
    focusFirstProblem(formElement);
  };
  const start = () => {
    onHold(true);
    const { again: _, isKeyRefused: __, ...input } = form;
    create.mutate(
      { ...input, townshipName: form.townshipName.trim(), userName: form.userName.trim() },
      {
        onSuccess: ({ recoveryCode }) => {
          // From here on the password is the service's alone.
          setForm((before) => ({ ...before, password: '', again: '' }));
          setCode(recoveryCode);
          // Before this nothing could be kept.
          if (checkedKey !== '') keepCheckedKey(checkedKey);
          setStep(3);
        },
        onError: (error) => {
          onHold(false);
          if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK'))
            show({ password: { severity: 'wrong', text: sentenceOf(error) } });
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = checkStep(step, form);
    if (Object.keys(found).length > 0) show(found);
    else if (step < 2) setStep(step + 1);
    else start();
  };

  const props = { form, problems, onChange: change };
  return (
    <div className={css['screen']}>
      <SetupSteps current={step} />
      <main className={css['panel']} aria-label="首次设置">
        <div className={css['column']}>
          <h1 className={css['title']}>{isMoving ? '从备份恢复' : STEPS[step]?.title}</h1>
          {isMoving ? null : <p className={css['purpose']}>{STEPS[step]?.purpose}</p>}
          {isMoving ? (
            <RestoreForm kind="move" onBack={() => setMoving(false)} onDone={() => setMoving(false)} />
          ) : step === 3 ? (
            <RecoveryCode code={code} onDone={() => onHold(false)} />
          ) : (
            <form ref={formElement} onSubmit={submit} onKeyDown={enterMoves} noValidate>
              {step === 0 ? <StepStation {...props} /> : step === 1 ? <StepPack {...props} /> : <StepUser {...props} />}
              {create.isError && Object.keys(problems).length === 0 ? (
                <Notice meaning="danger" role="alert">
                  {sentenceOf(create.error)}
                </Notice>
              ) : null}
              <div className={css['buttons']}>
                {step === 0 ? (
                  <Button variant="default" onClick={() => setMoving(true)}>
                    换了新电脑：从备份恢复
                  </Button>
                ) : (
                  <Button variant="default" onClick={() => setStep(step - 1)} disabled={create.isPending}>
                    {WORDS.back}
                  </Button>
                )}
                <Button type="submit" loading={create.isPending}>
                  {step === 2 ? '启用这台电脑' : WORDS.next}
                </Button>
              </div>
            </form>
          )}
        </div>
      </main>
    </div>
  );
}
