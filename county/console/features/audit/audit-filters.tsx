import { SelectField } from '../../../../renderer/ui/field/select-field.tsx';
import { TextField } from '../../../../renderer/ui/field/text-field.tsx';
import { AUDIT_GROUPS, type AuditGroup, type AuditView } from '../../api/figure-views.ts';
import css from './audit.module.css';

/** What of the history is shown; days as they are typed. */
export type AuditFilter = {
  readonly group: AuditGroup | null;
  readonly user: string | null;
  readonly from: string;
  readonly to: string;
};
export const NO_AUDIT_FILTER: AuditFilter = { group: null, user: null, from: '', to: '' };

const GROUP_WORDS: Readonly<Record<AuditGroup, string>> = {
  decisions: '审批和退回',
  money: '支付',
  looks: '查看案件',
  batches: '批次',
  published: '下发',
  devices: '电脑',
  users: '用户',
  service: '服务和备份',
};
const ALL = 'all';

type AuditFiltersProps = {
  readonly filter: AuditFilter;
  readonly people: AuditView['people'];
  readonly onChange: (filter: AuditFilter) => void;
};

/** Kind, person and days: one row. */
export function AuditFilters({ filter, people, onChange }: AuditFiltersProps) {
  const { group, user, from, to } = filter;
  return (
    <div className={css['filters']} role="search" aria-label="查找操作记录">
      <SelectField
        label="类别"
        isLabelHidden
        value={group ?? ALL}
        options={[
          { value: ALL, label: '全部类别' },
          ...AUDIT_GROUPS.map((value) => ({ value, label: GROUP_WORDS[value] })),
        ]}
        onChange={(value) => onChange({ ...filter, group: value === ALL ? null : value })}
      />
      <SelectField
        label="人员"
        isLabelHidden
        value={user ?? ALL}
        options={[
          { value: ALL, label: '全部人员' },
          ...people.map((person) => ({ value: person.user, label: person.name })),
        ]}
        onChange={(value) => onChange({ ...filter, user: value === ALL ? null : value })}
      />
      <div className={css['day']}>
        <TextField
          label="从哪一天"
          isLabelHidden
          placeholder="从 2026-11-01"
          value={from}
          onChange={(text) => onChange({ ...filter, from: text })}
          maxLength={12}
        />
      </div>
      <div className={css['day']}>
        <TextField
          label="到哪一天"
          isLabelHidden
          placeholder="到 2026-11-30"
          value={to}
          onChange={(text) => onChange({ ...filter, to: text })}
          maxLength={12}
        />
      </div>
    </div>
  );
}
