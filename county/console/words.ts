import type { Role } from '../books/roles.ts';
import type { AlarmView } from './api/views.ts';

/** Words that more than one page of the console uses. */
export const WORDS = {
  consoleName: '医疗救助县级工作台',
  batches: '批次',
  cases: '案件',
  payments: '支付清单',
  statistics: '统计',
  audit: '操作记录',
  publish: '下发',
  devices: '电脑',
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

/** Why a batch is not in the books, in the words of an alarm. */
export const ALARM_WORDS = {
  fork: '同一批次号来了两份不同的内容',
  audit_back: '操作记录比前一批短，或与前一批说的不同：可能用旧备份恢复过，也可能被删过',
  broken_chain: '与前一批接不上，前一批可能被换过',
  unsound: '文件没有通过检查',
  papers: '这一批的材料没有通过检查，没有接收（批次本身不受影响）',
} as const satisfies Readonly<Record<AlarmView['alarm'], string>>;
