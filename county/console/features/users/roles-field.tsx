import { Checkbox } from '@mantine/core';
import { type Role, ROLES } from '../../../books/roles.ts';
import { ROLE_WORDS } from '../../words.ts';
import css from './users.module.css';

const ROLE_HINTS: Readonly<Record<Role, string>> = {
  approver: '批准、部分批准、退回案件',
  payer: '导出支付清单、登记已付、作废；自己批准的除外',
  administrator: '管理用户和电脑，下发名册、政策包和已用额度，查看操作记录',
  viewer: '只看，不办理',
};

type RolesFieldProps = {
  readonly roles: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
  readonly isMissing: boolean;
};

/** What somebody may do. */
export const RolesField = ({ roles, onChange, isMissing }: RolesFieldProps) => (
  <fieldset className={css['roles']}>
    <legend>权限</legend>
    {ROLES.map((role) => (
      <Checkbox
        key={role}
        label={`${ROLE_WORDS[role]}：${ROLE_HINTS[role]}`}
        checked={roles.includes(role)}
        onChange={({ currentTarget: { checked } }) =>
          onChange(ROLES.filter((one) => (one === role ? checked : roles.includes(one))))
        }
      />
    ))}
    {isMissing ? <p className={css['wrong']}>请至少选一项权限。</p> : null}
  </fieldset>
);
