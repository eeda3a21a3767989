import type { Role } from '#shared/domain/role.ts';
import { readName } from '#shared/typed-text.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { checkNewPassword, type NewPassword } from '../password/check-new-password.ts';

export type UserProblems = {
  readonly name: FieldProblem | null;
  readonly roles: FieldProblem | null;
  readonly password: FieldProblem | null;
  readonly again: FieldProblem | null;
};

export const NO_PROBLEMS: UserProblems = { name: null, roles: null, password: null, again: null };

/** A user as typed; `pair` null where no password is asked for. */
export type TypedUser = { readonly name: string; readonly roles: readonly Role[]; readonly pair: NewPassword | null };

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** What is wrong with a user before the service is asked; null: nothing. */
export function checkUser({ name, roles, pair }: TypedUser): UserProblems | null {
  const found: UserProblems = {
    ...NO_PROBLEMS,
    name: readName(name) === null ? wrong('请填写姓名。') : null,
    roles: roles.length === 0 ? wrong('请至少选一个角色。') : null,
    ...(pair === null ? {} : checkNewPassword(pair)),
  };
  return Object.values(found).every((problem) => problem === null) ? null : found;
}
