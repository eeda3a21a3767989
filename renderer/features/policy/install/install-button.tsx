import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { PackPreview } from '#shared/contract/policy.ts';
import { useAction } from '../../../client/use-channel.ts';
import { notifyFailure } from '../../../ui/overlay/notify.tsx';
import { InstallDialog } from './install-dialog.tsx';

/** Asks for a signed pack file and shows what is in it. */
export function InstallButton() {
  const [preview, setPreview] = useState<PackPreview | null>(null);
  const open = useAction('policy/openFile');
  const choose = () => open.mutate({}, { onSuccess: (opened) => setPreview(opened.preview), onError: notifyFailure });
  return (
    <>
      <Button leftSection={<IconFileImport size={16} stroke={1.5} />} onClick={choose} loading={open.isPending}>
        安装政策包
      </Button>
      {preview === null ? null : <InstallDialog preview={preview} onClose={() => setPreview(null)} />}
    </>
  );
}
