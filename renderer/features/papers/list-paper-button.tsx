import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListWish } from '#shared/contract/case/paper.ts';
import { useAction } from '../../client/use-channel.ts';
import { notifyFailure } from '../../ui/overlay/notify.tsx';
import { PaperDialog, saidWhere, type ShownPaper } from './paper-dialog.tsx';

type ListPaperButtonProps = {
  readonly wish: ListWish;
  readonly word: string;
  /** What a screen reader says; names what the list is about. */
  readonly label: string;
};

/** Makes a list, shows it over the page and prints or saves these very bytes; the same tables as Excel. */
export function ListPaperButton({ wish, word, label }: ListPaperButtonProps) {
  const [shown, setShown] = useState<ShownPaper | null>(null);
  const making = useAction('paper/makeList', ['paper/log']);
  const exporting = useAction('paper/exportList');
  const exportTables = () =>
    exporting.mutate(wish, { onSuccess: ({ path }) => saidWhere(path), onError: notifyFailure });
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconFileText size={14} stroke={1.5} />}
        aria-label={label}
        loading={making.isPending}
        onClick={() => making.mutate(wish, { onSuccess: setShown, onError: notifyFailure })}
      >
        {word}
      </Button>
      <PaperDialog
        shown={shown}
        onClose={() => setShown(null)}
        actions={
          <Button size="compact-sm" variant="default" loading={exporting.isPending} onClick={exportTables}>
            导出 Excel
          </Button>
        }
      />
    </>
  );
}
