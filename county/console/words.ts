import type { Role } from '../books/roles.ts';

/** Words that more than one page of the console uses. */
export const WORDS = {
  consoleName: '医疗救助县级工作台',
  batches: '批次',
  cases: '案件',
  payments: '支付清单',
  statistics: '统计',
  users: '用户',
  retry: '重试',
} as const;

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  approver: '审批',
  payer: '支付',
  administrator: '管理',
  viewer: '查看',
};

/** `审批、支付`; nobody without a role. */
export const roleWords = (roles: readonly Role[]): string =>
  roles.length === 0 ? '没有权限' : roles.map((role) => ROLE_WORDS[role]).join('、');
