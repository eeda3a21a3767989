import { PAPERS_MODE_WORDS, PAPERS_MODES } from '#shared/domain/county/papers-mode.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { SelectField } from '../../../ui/field/select-field.tsx';
import { notifyFailure } from '../../../ui/overlay/notify.tsx';
import css from './papers.module.css';

const OPTIONS = PAPERS_MODES.map((value) => ({ value, label: PAPERS_MODE_WORDS[value] }));

/** When printed papers and scans are sent over the line. */
export function PapersModeField() {
  const { data } = useChannel('papers/list', {});
  const missing = useMissingRole('admin');
  const set = useAction('papers/setMode', ['papers/list']);
  if (data === undefined) return null;
  return (
    <div className={css['mode']}>
      <SelectField
        label="扫描件和打印件随批传送"
        hint="批次和回执总在前面。网络慢时可以改成只在县里要时再送；U 盘导出不受影响。"
        value={data.mode}
        options={OPTIONS}
        disabled={missing !== null || set.isPending}
        onChange={(mode) => set.mutate({ mode }, { onError: notifyFailure })}
      />
    </div>
  );
}
