import { type Role, ROLE_WORDS } from '#shared/domain/role.ts';
import { useSession } from './use-session.ts';

/** Why whoever is logged in cannot do what only this role may, as a line under the greyed button; null when they can. */
export function useMissingRole(role: Role): string | null {
  const { user } = useSession();
  return user.roles.includes(role) ? null : `需要${ROLE_WORDS[role]}登录后办理。`;
}
