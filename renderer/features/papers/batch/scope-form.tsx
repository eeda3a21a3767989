import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import type { BatchScope } from '#shared/contract/case/paper.ts';
import { PRINT_TITLES } from '#shared/domain/paper-kind.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { instantToDay } from '../../../text/instants.ts';
import { DayInput } from '../../../ui/field/day-input.tsx';
import css from './batch.module.css';
import { BATCH_KINDS, type BatchKind } from './job.ts';
import type { PrintWish } from './print-wish.ts';

/** What was chosen so far; a day that is no day yet is null. */
export type ScopeChoice = {
  readonly what: BatchScope['kind'];
  readonly from: string | null;
  readonly to: string | null;
  readonly batchId: string;
  /** Chosen elsewhere, one by one; empty: none. */
  readonly chosenIds: readonly string[];
  readonly kinds: readonly BatchKind[];
};

const WHATS = [
  { value: 'settled', label: '确认测算的' },
  { value: 'accepted', label: '受理的' },
  { value: 'batch', label: '批次里的' },
  { value: 'chosen', label: '选取的' },
] as const satisfies readonly { readonly value: BatchScope['kind']; readonly label: string }[];

/** What is usually printed of each. */
const USUAL: Readonly<Record<BatchScope['kind'], readonly BatchKind[]>> = {
  settled: ['settlement', 'approval'],
  accepted: ['receipt'],
  batch: ['settlement'],
  chosen: ['settlement', 'approval'],
};

/** What is chosen when the page opens: what somebody came with, else today's confirmed settlements with both papers. */
export function firstChoice(today: string, { batch = '', chosen = [] }: PrintWish): ScopeChoice {
  const what = batch !== '' ? 'batch' : chosen.length > 0 ? 'chosen' : 'settled';
  return { what, from: today, to: today, batchId: batch, chosenIds: chosen, kinds: USUAL[what] };
}

/** The scope that is asked for; null while it is not said completely. */
export function scopeOf({ what, from, to, batchId, chosenIds }: ScopeChoice): BatchScope | null {
  if (what === 'chosen') return chosenIds.length === 0 ? null : { kind: what, applicationIds: [...chosenIds] };
  if (what === 'batch') return batchId === '' ? null : { kind: what, batchId };
  return from === null || to === null ? null : { kind: what, from, to };
}

type ScopeFormProps = {
  readonly choice: ScopeChoice;
  readonly onChange: (choice: ScopeChoice) => void;
};

/** Which applications and which papers of them, in two rows. */
export function ScopeForm({ choice, onChange }: ScopeFormProps) {
  const { what, from, to, batchId, chosenIds, kinds } = choice;
  const batches = useChannel('batch/list', {}, { enabled: what === 'batch' });
  const toggle = (kind: BatchKind) =>
    onChange({
      ...choice,
      kinds: BATCH_KINDS.filter((each) => (each === kind ? !kinds.includes(kind) : kinds.includes(each))),
    });
  return (
    <>
      <div className={css['row']} role="search" aria-label="选择申请">
        <SegmentedControl
          aria-label="范围"
          size="sm"
          value={what}
          onChange={(value) => {
            const next = WHATS.find((each) => each.value === value)?.value ?? 'settled';
            onChange({ ...choice, what: next, kinds: USUAL[next] });
          }}
          data={WHATS.filter(({ value }) => value !== 'chosen' || chosenIds.length > 0)}
        />
        {what === 'batch' ? (
          <NativeSelect
            aria-label="批次"
            value={batchId}
            onChange={(event) => onChange({ ...choice, batchId: event.currentTarget.value })}
            data={[
              { value: '', label: '请选择批次' },
              ...(batches.data?.rows ?? []).map(({ id, seq, sealedAt, count }) => ({
                value: id,
                label: `第 ${seq} 批，${instantToDay(sealedAt)}，${count} 份`,
              })),
            ]}
          />
        ) : what === 'chosen' ? (
          <span className={css['count']}>在受理台选取的 {chosenIds.length} 份</span>
        ) : (
          <>
            <DayInput label="开始日期" value={from} onChange={(day) => onChange({ ...choice, from: day })} />
            <span aria-hidden>至</span>
            <DayInput label="结束日期" value={to} onChange={(day) => onChange({ ...choice, to: day })} />
          </>
        )}
      </div>
      <div className={css['row']} role="group" aria-label="打印哪些文书">
        {BATCH_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={PRINT_TITLES[kind]}
            checked={kinds.includes(kind)}
            onChange={() => toggle(kind)}
          />
        ))}
      </div>
    </>
  );
}
