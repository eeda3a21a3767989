import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { PackPreview } from '#shared/contract/policy.ts';
import { useAction } from '../../../client/use-channel.ts';
import { useSentItem } from '../../sync/feed/use-sent-item.ts';
import { InstallDialog } from './install-dialog.tsx';

type InstallButtonProps = {
  /** What the county sent, to begin with. */
  readonly item: string | null;
  readonly onRefused: (refusal: Error | null) => void;
};

/** Asks for a signed pack file and shows what is in it; why one is refused is said on the page. */
export function InstallButton({ item, onRefused }: InstallButtonProps) {
  const [preview, setPreview] = useState<PackPreview | null>(null);
  const open = useAction('policy/openFile');
  const choose = (from: { readonly item?: string }) => {
    onRefused(null);
    open.mutate(from, { onSuccess: (opened) => setPreview(opened.preview), onError: onRefused });
  };
  useSentItem(item, (sent) => choose({ item: sent }));
  return (
    <>
      <Button
        leftSection={<IconFileImport size={16} stroke={1.5} />}
        onClick={() => choose({})}
        loading={open.isPending}
      >
        安装政策包
      </Button>
      {preview === null ? null : <InstallDialog preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
