import { errorText } from '#shared/errors.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';

/** As typed twice. */
export type NewPassword = { readonly password: string; readonly again: string };

const MIN_LENGTH = 8;

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** What is wrong with a password typed twice; how easy it is to guess is for the service to say. */
export function checkNewPassword({ password, again }: NewPassword): {
  readonly password: FieldProblem | null;
  readonly again: FieldProblem | null;
} {
  if (password === '') return { password: wrong('请输入密码。'), again: null };
  return {
    password: [...password].length < MIN_LENGTH ? wrong(errorText({ code: 'PASSWORD_TOO_SHORT' })) : null,
    again: password === again ? null : wrong(errorText({ code: 'PASSWORDS_DIFFER' })),
  };
}
