import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { LONGEST_ORDER } from '#shared/protocol/order/county-order.ts';
import { sentenceOf } from '../../client/app-failure.ts';
import { useAction, useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { notifyDone } from '../../ui/overlay/notify.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';
import css from './keys.module.css';

/** The county's permit for a township with one person: what it says, how long it runs, and how to bring one in. */
export function PermitSection() {
  const { station, user, today } = useSession();
  const { singlePerson } = station;
  const device = useChannel('keys/device', {});
  const take = useAction('keys/importPermit', ['app/status']);
  const takeFile = async (file: File | null) => {
    if (file === null) return;
    const text = file.size > LONGEST_ORDER ? '' : await file.text();
    take.mutate({ text }, { onSuccess: ({ permitNo }) => notifyDone(`已导入单人经办授权（${permitNo}）。`) });
  };
  const isOver = singlePerson !== null && singlePerson.until < today;
  return (
    <PageSection
      title="单人经办授权"
      note="测算和复核应由两人分别办理。本乡镇只有一人时，须由县级医保局书面授权，并在每份文书上注明。"
    >
      <div className={css['form']}>
        {singlePerson === null ? (
          <p className={css['state']}>没有授权，测算和复核必须由两人办理。</p>
        ) : (
          <>
            <Facts
              facts={[
                { name: '文号', value: singlePerson.permitNo },
                { name: '有效期', value: `到 ${singlePerson.until} 为止` },
              ]}
            />
            {isOver ? (
              <Notice meaning="warn">
                授权已经到期，测算和复核须由两人办理。仍需单人办理时，请向县级医保局申请新的授权。
              </Notice>
            ) : null}
          </>
        )}
        {user.roles.includes('admin') ? (
          <>
            <Facts
              facts={[
                { name: '设备编号', value: <span className={css['code']}>{device.data?.device ?? '…'}</span> },
                { name: '电脑编号', value: device.data?.pc ?? '…' },
              ]}
            />
            <p className={css['state']}>
              申请授权时把这两个编号报给县级医保局，再把发来的授权文件（.aidorder.json）导入。
            </p>
            {take.isError ? (
              <Notice meaning="danger" role="alert">
                {sentenceOf(take.error)}
              </Notice>
            ) : null}
            <div>
              <FileButton onChange={(file) => void takeFile(file)} inputProps={{ 'aria-label': '单人经办授权文件' }}>
                {(button) => (
                  <Button
                    {...button}
                    variant="default"
                    leftSection={<IconFileUpload size={16} stroke={1.5} />}
                    loading={take.isPending}
                  >
                    导入授权文件
                  </Button>
                )}
              </FileButton>
            </div>
          </>
        ) : (
          <p className={css['state']}>导入授权文件，请由管理员登录后办理。</p>
        )}
      </div>
    </PageSection>
  );
}
