import { type FormEvent, type RefObject, useState } from 'react';
import { errorText } from '#shared/errors.ts';
import { AppFailure, hasCode, sentenceOf } from '../../client/app-failure.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { focusFirstProblem } from '../../ui/field/focus-first-problem.ts';
import { checkNewPassword, type NewPassword } from '../password/check-new-password.ts';
import { useCountdown } from './use-countdown.ts';
import type { User } from './user-choice.tsx';

/** What a way back in without the password is given: with the recovery code, or with the county's answer. */
export type WayInProps = {
  readonly users: readonly User[];
  readonly userId: string;
  readonly onUser: (id: string) => void;
  /** True from the sending until the new code was confirmed. */
  readonly onHold: (isHeld: boolean) => void;
  readonly onBack: () => void;
  /** Gives the new recovery code; the old one is spent. */
  readonly onDone: (newCode: string) => void;
};

type Problems = {
  readonly code: FieldProblem | null;
  readonly password: FieldProblem | null;
  readonly again: FieldProblem | null;
};

const NONE: Problems = { code: null, password: null, again: null };

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** What is to be done with the answer of the service. */
type Answering = {
  readonly onSuccess: (answer: { readonly recoveryCode: string }) => void;
  readonly onError: (error: Error) => void;
};

export type WayIn = {
  readonly code: string;
  readonly setCode: (typed: string) => void;
  readonly pair: NewPassword;
  readonly setPair: (pair: NewPassword) => void;
  readonly problems: Problems;
  /** At the code: what is wrong with it, or how long to wait. */
  readonly codeProblem: FieldProblem | null;
  readonly isWaiting: boolean;
  readonly endWait: () => void;
  readonly clear: () => void;
  /** Checks what was typed and sends it; `missing` is what to say where there is no code yet. */
  readonly submit: (missing: string | null, send: (answering: Answering) => void) => (event: FormEvent) => void;
};

/**
 * A code from outside and a new password: the same form for both ways back in. `isAboutCode`: which refusals are said at
 * the code; those of the password and the waiting are always said at their fields.
 */
export function useWayIn(
  form: RefObject<HTMLFormElement | null>,
  { onHold, onDone }: Pick<WayInProps, 'onHold' | 'onDone'>,
  isAboutCode: (error: Error) => boolean,
): WayIn {
  const [code, setCode] = useState('');
  const [pair, setPair] = useState<NewPassword>({ password: '', again: '' });
  const [problems, setProblems] = useState<Problems>(NONE);
  const wait = useCountdown();
  const isWaiting = wait.left > 0;
  const show = (found: Problems): void => {
    setProblems(found);
    focusFirstProblem(form);
  };
  const onError = (error: Error): void => {
    onHold(false);
    if (error instanceof AppFailure && hasCode(error, 'WAIT_BEFORE_RETRY')) {
      wait.start(Number(error.detail?.['seconds'] ?? 1));
      setProblems(NONE);
    } else if (hasCode(error, 'PASSWORD_TOO_SHORT', 'PASSWORD_TOO_WEAK')) {
      show({ ...NONE, password: wrong(sentenceOf(error)) });
    } else if (isAboutCode(error)) show({ ...NONE, code: wrong(sentenceOf(error)) });
  };
  return {
    code,
    setCode: (typed) => {
      setCode(typed.toUpperCase());
      setProblems({ ...problems, code: null });
    },
    pair,
    setPair: (next) => {
      setPair(next);
      setProblems({ ...problems, password: null, again: null });
    },
    problems,
    codeProblem: isWaiting
      ? wrong(errorText({ code: 'WAIT_BEFORE_RETRY', detail: { seconds: wait.left } }))
      : problems.code,
    isWaiting,
    endWait: () => wait.start(0),
    clear: () => setProblems(NONE),
    submit: (missing, send) => (event) => {
      event.preventDefault();
      if (isWaiting) return;
      const found: Problems = { code: missing === null ? null : wrong(missing), ...checkNewPassword(pair) };
      if (found.code !== null || found.password !== null || found.again !== null) {
        show(found);
        return;
      }
      onHold(true);
      send({ onSuccess: ({ recoveryCode }) => onDone(recoveryCode), onError });
    },
  };
}
