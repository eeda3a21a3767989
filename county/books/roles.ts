/** What a user of the county may do. A closed list; who approved a record never pays it, whatever the roles. */
export const ROLES = ['approver', 'payer', 'administrator', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  approver: '审批',
  payer: '支付',
  administrator: '管理',
  viewer: '查看',
};
