import { Button } from '@mantine/core';
import { IconDevicesPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Page } from '../../../../renderer/ui/page/page.tsx';
import type { EnrolCodeView, PcView } from '../../api/views.ts';
import { useCall } from '../../client/use-call.ts';
import { Asked } from '../../ui/asked.tsx';
import { WORDS } from '../../words.ts';
import { CodeLetter } from './code-letter.tsx';
import { MakeCode } from './make-code.tsx';
import { NameTownships } from './name-townships.tsx';
import { PcList } from './pc-list.tsx';
import { RevokeDevice } from './revoke-device.tsx';

/** What is open over the page. A code is nowhere else and is gone with its dialog. */
type Open =
  | { readonly dialog: 'make' | 'names' }
  | { readonly dialog: 'code'; readonly code: EnrolCodeView }
  | { readonly dialog: 'revoke'; readonly device: PcView };

/** The PCs of the townships: how each stands, who may send, who may not any more. */
export function DevicesPage() {
  const query = useCall('devices', {});
  const townships = useCall('townships', {});
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Page
      title={WORDS.devices}
      purpose="哪些电脑可以送批次、各到了哪里、最近什么时候联系过。电脑丢失或换新，请先停用。"
      action={
        <>
          <Button
            variant="default"
            disabled={townships.data === undefined || townships.data.townships.length === 0}
            onClick={() => setOpen({ dialog: 'names' })}
          >
            乡镇名称
          </Button>
          <Button
            leftSection={<IconDevicesPlus size={16} stroke={1.5} aria-hidden />}
            onClick={() => setOpen({ dialog: 'make' })}
          >
            生成登记码
          </Button>
        </>
      }
    >
      <Asked query={query}>
        {({ devices }) => <PcList devices={devices} onRevoke={(device) => setOpen({ dialog: 'revoke', device })} />}
      </Asked>
      {open?.dialog === 'names' && townships.data !== undefined ? (
        <NameTownships townships={townships.data.townships} onClose={close} />
      ) : null}
      {open?.dialog === 'make' ? (
        <MakeCode
          devices={query.data?.devices ?? []}
          onMade={(code) => setOpen({ dialog: 'code', code })}
          onClose={close}
        />
      ) : null}
      {open?.dialog === 'code' ? <CodeLetter code={open.code} onClose={close} /> : null}
      {open?.dialog === 'revoke' ? <RevokeDevice device={open.device} onClose={close} /> : null}
    </Page>
  );
}
