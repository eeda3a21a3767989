import { Button } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import type { ListWanted } from '#shared/contract/case/application.ts';
import { useAction } from '../../client/use-channel.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { saidWhere } from './paper-dialog.tsx';

type DeskExportProps = { readonly wanted: Omit<ListWanted, 'most'> };

/** The list of the desk as it is narrowed and sorted, as Excel. */
export function DeskExport({ wanted }: DeskExportProps) {
  const exporting = useAction('paper/exportDesk');
  return (
    <Button
      variant="default"
      leftSection={<IconTableExport size={16} stroke={1.5} />}
      loading={exporting.isPending}
      onClick={() => exporting.mutate(wanted, { onSuccess: ({ path }) => saidWhere(path), onError: notifyFailure })}
    >
      导出 Excel
    </Button>
  );
}
