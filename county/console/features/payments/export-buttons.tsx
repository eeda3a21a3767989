import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { FileView } from '../../api/views.ts';

type Form = FileView['form'];
const FORMS: readonly (readonly [Form, string])[] = [
  ['xlsx', 'Excel'],
  ['csv', 'CSV'],
];

type ExportButtonsProps = {
  /** Read aloud before the form, and shown on the first button. */
  readonly words: string;
  readonly isDisabled?: boolean;
  /** The form that is being made; null: none. */
  readonly busy: Form | null;
  /** @default false */
  readonly isSmall?: boolean;
  readonly onExport: (form: Form) => void;
};

/** One list as an Excel workbook or as CSV. */
export function ExportButtons({ words, isDisabled = false, busy, isSmall = false, onExport }: ExportButtonsProps) {
  return FORMS.map(([form, name]) => (
    <Button
      key={form}
      variant="default"
      size={isSmall ? 'compact-xs' : 'sm'}
      leftSection={isSmall ? undefined : <IconDownload size={16} stroke={1.5} aria-hidden />}
      aria-label={`${words} ${name}`}
      disabled={isDisabled || (busy !== null && busy !== form)}
      loading={busy === form}
      onClick={() => onExport(form)}
    >
      {isSmall ? name : `${words} ${name}`}
    </Button>
  ));
}
