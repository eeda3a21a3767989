import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { PackPreview } from '#shared/contract/policy.ts';
import { useAction } from '../../../client/use-channel.ts';
import { InstallDialog } from './install-dialog.tsx';

/** Asks for a signed pack file and shows what is in it; why one is refused is said on the page. */
export function InstallButton({ onRefused }: { readonly onRefused: (refusal: Error | null) => void }) {
  const [preview, setPreview] = useState<PackPreview | null>(null);
  const open = useAction('policy/openFile');
  const choose = () => {
    onRefused(null);
    open.mutate({}, { onSuccess: (opened) => setPreview(opened.preview), onError: onRefused });
  };
  return (
    <>
      <Button leftSection={<IconFileImport size={16} stroke={1.5} />} onClick={choose} loading={open.isPending}>
        安装政策包
      </Button>
      {preview === null ? null : <InstallDialog preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
