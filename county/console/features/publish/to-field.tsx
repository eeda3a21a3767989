import { MultiSelect } from '@mantine/core';
import { FieldShell } from '../../../../renderer/ui/field/field-shell.tsx';
import type { PublishedView } from '../../api/publish-views.ts';

type ToFieldProps = {
  readonly devices: PublishedView['devices'];
  /** None: all. */
  readonly to: readonly string[];
  readonly onChange: (to: readonly string[]) => void;
};

/** To which PCs; all unless some are chosen. */
export const ToField = ({ devices, to, onChange }: ToFieldProps) => (
  <FieldShell label="发给" hint="不选就是全部电脑，包括以后登记的。">
    {(control) => (
      <MultiSelect
        {...control}
        placeholder={to.length === 0 ? '全部电脑' : ''}
        data={devices.map(({ device, pc }) => ({ value: device, label: pc }))}
        value={[...to]}
        onChange={onChange}
        searchable
        clearable
        nothingFoundMessage="没有这台电脑"
        clearButtonProps={{ 'aria-label': '改回全部电脑' }}
      />
    )}
  </FieldShell>
);

/** As the calls take it. */
export const toOf = (to: readonly string[]): string[] | null => (to.length === 0 ? null : [...to]);
