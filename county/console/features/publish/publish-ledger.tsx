import { useState } from 'react';
import { SelectField } from '../../../../renderer/ui/field/select-field.tsx';
import { useAct } from '../../client/use-call.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { PublishDialogProps } from './publish-dialog.ts';
import css from './publish.module.css';
import { toOf, ToField } from './to-field.tsx';

/** A year before last is settled only for stays that ended long ago. */
const YEARS_BACK = 2;

/** What people were granted in a year, from the county's own books, to each PC without what it did itself. */
export function PublishLedger({ devices, today, onDone, onClose }: PublishDialogProps) {
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [to, setTo] = useState<readonly string[]>([]);
  const act = useAct('publish-ledger');
  const submit = (): void =>
    act.mutate(
      { to: toOf(to), year },
      {
        onSuccess: ({ pcs, rows }) =>
          onDone(
            rows === 0
              ? `${year} 年没有哪台电脑要知道的额度，没有下发。`
              : `已下发 ${year} 年已用额度：${pcs} 台电脑，共 ${rows} 条。`,
          ),
      },
    );
  return (
    <FormDialog
      title="下发已用额度"
      verb="下发"
      isBusy={act.isPending}
      failure={act.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={css['line']}>
        按县里批准和支付的案件逐人相加，供乡镇核对年度限额。每台电脑只收到别的电脑办的；它自己办的它已经算过。
      </p>
      <SelectField
        label="年份"
        value={String(year)}
        options={Array.from({ length: YEARS_BACK + 1 }, (_, back) => thisYear - back).map((one) => ({
          value: String(one),
          label: `${one} 年`,
        }))}
        onChange={(chosen) => setYear(Number(chosen))}
      />
      <ToField devices={devices} to={to} onChange={setTo} />
    </FormDialog>
  );
}
