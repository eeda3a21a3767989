import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ApplicationList, MOST_LISTED } from '#shared/contract/case/application.ts';
import { APPLICATION_STATUSES, STATUS_WORDS } from '#shared/domain/application-status.ts';
import { COUNTY_STAGES, LISTED_STAGE_WORDS } from '#shared/domain/county/county-stage.ts';
import css from './desk.module.css';
import { type DeskFilter, type DeskStatus, EVERYTHING, hiddenCount, withStage, withStatus } from './desk-filter.ts';

type DeskFiltersProps = {
  readonly filter: DeskFilter;
  readonly counts: Readonly<Record<DeskStatus, number>>;
  /** What is left. */
  readonly list: Pick<ApplicationList, 'rows' | 'total' | 'reading'>;
  readonly onChange: (filter: DeskFilter) => void;
};

const CHOICES: readonly DeskStatus[] = ['all', ...APPLICATION_STATUSES];
/** The usual way. The other choices are there once something stands at them. */
const ALWAYS: ReadonlySet<DeskStatus> = new Set([
  'all',
  'draft',
  'accepted',
  'settled',
  'reviewed',
  'sealed',
  'discarded',
]);

/** The filters of the queue in one row. */
export function DeskFilters({ filter, counts, list, onChange }: DeskFiltersProps) {
  const hidden = hiddenCount(filter, counts, list);
  return (
    <div className={css['filters']} role="search" aria-label="筛选">
      <SegmentedControl
        aria-label="状态"
        size="sm"
        value={filter.status}
        onChange={(value) => onChange(withStatus(filter, CHOICES.find((status) => status === value) ?? 'all'))}
        data={CHOICES.filter((status) => ALWAYS.has(status) || counts[status] > 0 || filter.status === status).map(
          (status) => ({
            value: status,
            label: (
              <span className={css['choice']}>
                {status === 'all' ? '全部（不含作废）' : STATUS_WORDS[status]}
                <span className={css['count']}>{counts[status]}</span>
              </span>
            ),
          }),
        )}
      />
      {counts.sealed === 0 && filter.county === null ? null : (
        <NativeSelect
          className={css['stage']}
          aria-label="县级进度"
          value={filter.county ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange(withStage(filter, COUNTY_STAGES.find((stage) => stage === value) ?? null));
          }}
          data={[
            { value: '', label: '县级进度不限' },
            ...COUNTY_STAGES.map((stage) => ({ value: stage, label: LISTED_STAGE_WORDS[stage] })),
          ]}
        />
      )}
      <TextInput
        className={css['text']}
        aria-label="筛选姓名、村或申请号"
        placeholder="筛选姓名、村或申请号"
        leftSection={<IconFilter size={15} stroke={1.5} aria-hidden />}
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange({ ...filter, text: '' });
        }}
      />
      <span className={css['total']} aria-live="polite">
        {extentOf(list)}
        {hidden === 0 ? null : (
          <>
            ，另有 {hidden} 份未列出
            <Button variant="subtle" size="compact-xs" onClick={() => onChange(EVERYTHING)}>
              显示全部
            </Button>
          </>
        )}
      </span>
    </div>
  );
}

/** How many there are, and whether more may come. */
function extentOf({ rows, total, reading }: DeskFiltersProps['list']): string {
  if (reading !== null) return `已找到 ${total} 份，数据还在读取，读完自动补全`;
  if (rows.length >= MOST_LISTED && total > rows.length)
    return `共 ${total} 份，列出前 ${rows.length} 份，请用筛选缩小范围`;
  return `共 ${total} 份`;
}
