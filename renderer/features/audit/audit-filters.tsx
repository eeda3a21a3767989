import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { AUDIT_GROUP_WORDS, AUDIT_GROUPS, type AuditFilterInput } from '#shared/contract/data/audit.ts';
import { DayInput } from '../../ui/field/day-input.tsx';
import css from './audit.module.css';

/** No condition. */
export const EVERYTHING: AuditFilterInput = { userId: null, group: null, about: '', from: null, to: null };

type AuditFiltersProps = {
  readonly filter: AuditFilterInput;
  readonly users: readonly { readonly id: string; readonly name: string }[];
  /** Entries that meet the conditions; null while they are counted. */
  readonly total: number | null;
  readonly onChange: (filter: AuditFilterInput) => void;
};

/** The conditions in one row: whom about, by whom, what, from when to when. */
export function AuditFilters({ filter, users, total, onChange }: AuditFiltersProps) {
  return (
    <div className={css['filters']} role="search" aria-label="筛选操作记录">
      <TextInput
        className={css['about']}
        aria-label="人员或申请"
        placeholder="人员或申请（姓名、拼音、申请号）"
        leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
        value={filter.about}
        maxLength={64}
        onChange={(event) => onChange({ ...filter, about: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label="用户"
        value={filter.userId ?? ''}
        onChange={(event) => onChange({ ...filter, userId: orNull(event.currentTarget.value) })}
        data={[{ value: '', label: '全部用户' }, ...users.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        aria-label="操作"
        value={filter.group ?? ''}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onChange({ ...filter, group: AUDIT_GROUPS.find((group) => group === value) ?? null });
        }}
        data={[
          { value: '', label: '全部操作' },
          ...AUDIT_GROUPS.map((group) => ({ value: group, label: AUDIT_GROUP_WORDS[group] })),
        ]}
      />
      <DayInput label="开始日期" value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <DayInput label="结束日期" value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      <span className={css['total']} aria-live="polite">
        {total === null ? '' : `共 ${total} 条`}
      </span>
    </div>
  );
}

const orNull = (value: string): string | null => (value === '' ? null : value);
