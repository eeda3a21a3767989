import type { Handlers } from '#shared/contract/index.ts';
import { type Role, ROLE_WORDS, ROLES } from '#shared/domain/role.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import { readName } from '#shared/typed-text.ts';
import type { AuditAction } from '../../../store/audit/audit-entry.ts';
import {
  addUser,
  changeRoles,
  removeUser,
  renameUser,
  resetPassword,
  type UserChange,
  usersOf,
} from '../../../store/vault/users/change-users.ts';
import { rolesOf } from '../../../store/vault/users/vault-user.ts';
import type { Context } from '../../service-context.ts';
import { knownWords } from '../../session/known-words.ts';
import type { Open } from '../../session/session-state.ts';
import { passwordProblem } from '../../setup/password-strength.ts';
import { unlocked } from '../unlocked.ts';

type Names = 'user/list' | 'user/add' | 'user/rename' | 'user/setRoles' | 'user/resetPassword' | 'user/remove';

const words = (roles: readonly Role[]): string =>
  ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_WORDS[role])
    .join('、');

/** Writes a change down and keeps it, in this order: a change without an entry would leave no trace. LOCKED. */
function keep(
  { session }: Context,
  open: Open,
  planned: Result<UserChange>,
  action: AuditAction,
  said: (user: UserChange['user']) => string,
): Result<Record<string, never>> {
  if (!planned.ok) return planned;
  if (session.current()?.vault !== open.vault) return fail('LOCKED');
  const { user, keep: write } = planned.value;
  open.store.audit.note(open.actor, action, said(user), user.id);
  write();
  return ok({});
}

export const userHandlers: Pick<Handlers<Context>, Names> = {
  'user/list': unlocked(({ open }) => {
    const lastLogIns = open.store.users.lastLogIns();
    return ok({
      rows: usersOf(open.vault).map(({ id, name, roles }) => ({
        id,
        name,
        roles: [...roles],
        lastLogInAt: lastLogIns.get(id) ?? null,
      })),
    });
  }),
  'user/add': (context, { name: typed, roles, password }) =>
    context.session.whileOpen(async (open) => {
      const name = readName(typed);
      if (name === null) return fail('BAD_INPUT', { where: 'name' });
      const problem = await passwordProblem(password, knownWords(open, [name]));
      if (problem !== null) return fail(problem);
      if (context.session.current()?.vault !== open.vault) return fail('LOCKED');
      const planned = await addUser(context.env, open.vault, { name, roles, password });
      return keep(context, open, planned, 'user.add', (user) => `${user.name}：${words(roles)}`);
    }),
  'user/rename': (context, { userId, name: typed }) =>
    context.session.whileOpen(async (open) => {
      const name = readName(typed);
      if (name === null) return fail('BAD_INPUT', { where: 'name' });
      const planned = renameUser(context.env, open.vault, userId, name);
      return keep(context, open, planned, 'user.rename', (user) => `${user.name} → ${name}`);
    }),
  'user/setRoles': (context, { userId, roles }) =>
    context.session.whileOpen(async (open) => {
      const planned = changeRoles(context.env, open.vault, userId, roles);
      return keep(
        context,
        open,
        planned,
        'user.setRoles',
        (user) => `${user.name}：${words(rolesOf(user))} → ${words(roles)}`,
      );
    }),
  'user/resetPassword': (context, { userId, newPassword, password }) =>
    context.session.whileOpen(async (open) => {
      const problem = await passwordProblem(newPassword, knownWords(open));
      if (problem !== null) return fail(problem);
      const confirmed = await context.session.confirmPassword(open, password);
      if (!confirmed.ok) return confirmed;
      const planned = await resetPassword(context.env, open.vault, userId, newPassword);
      return keep(context, open, planned, 'user.resetPassword', (user) => user.name);
    }),
  'user/remove': (context, { userId }) =>
    context.session.whileOpen(async (open) => {
      const planned = removeUser(context.env, open.vault, userId);
      return keep(context, open, planned, 'user.remove', (user) => user.name);
    }),
};
