import { NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { PrintFilter } from '#shared/contract/case/paper.ts';
import { PRINT_KINDS, PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { DayInput } from '../../../ui/field/day-input.tsx';
import css from './log.module.css';

/** No condition. */
export const EVERYTHING: PrintFilter = { kind: null, from: null, to: null, userName: '', number: '' };

type LogFiltersProps = {
  readonly filter: PrintFilter;
  readonly users: readonly string[];
  /** Papers that meet the conditions; null while they are counted. */
  readonly total: number | null;
  readonly onChange: (filter: PrintFilter) => void;
};

/** The conditions in one row: which number, which paper, by whom, from when to when. */
export function LogFilters({ filter, users, total, onChange }: LogFiltersProps) {
  return (
    <div className={css['filters']} role="search" aria-label="筛选打印记录">
      <TextInput
        className={css['number']}
        aria-label="编号"
        placeholder="申请号、清单编号或其中一段"
        leftSection={<IconSearch size={15} stroke={1.5} aria-hidden />}
        value={filter.number}
        maxLength={64}
        onChange={(event) => onChange({ ...filter, number: event.currentTarget.value })}
      />
      <NativeSelect
        aria-label="文书种类"
        value={filter.kind ?? ''}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onChange({ ...filter, kind: PRINT_KINDS.find((kind) => kind === value) ?? null });
        }}
        data={[
          { value: '', label: '全部文书' },
          ...PRINT_KINDS.map((kind) => ({ value: kind, label: PRINT_TITLES[kind] })),
        ]}
      />
      <NativeSelect
        className={css['user']}
        aria-label="经办人"
        value={filter.userName}
        onChange={(event) => onChange({ ...filter, userName: event.currentTarget.value })}
        data={[{ value: '', label: '全部经办人' }, ...users.map((name) => ({ value: name, label: name }))]}
      />
      <DayInput label="开始日期" value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <DayInput label="结束日期" value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
      <span className={css['total']} aria-live="polite">
        {total === null ? '' : `共 ${total} 份`}
      </span>
    </div>
  );
}
