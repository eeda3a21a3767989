import { type Role, ROLE_WORDS, ROLES } from '#shared/domain/role.ts';

/** What somebody with the role does, in a few words. */
export const ROLE_WORK: Readonly<Record<Role, string>> = {
  clerk: '登记、受理、测算、打印、封批',
  reviewer: '复核别人确认的测算',
  admin: '管理用户、恢复码、县级公钥和本机设置',
};

/** `受理员、管理员`, in the order of the list. */
export const roleWords = (roles: readonly Role[]): string =>
  ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_WORDS[role])
    .join('、');
