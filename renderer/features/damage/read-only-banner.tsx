import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { Confirm } from '../../ui/overlay/confirm.tsx';
import { notifyDone, notifyFailure } from '../../ui/overlay/notify.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import css from './damage.module.css';

/** Stays in sight while damaged data is open for reading: what can be done with it. */
export function ReadOnlyBanner({ onLeave }: { readonly onLeave: () => void }) {
  const { readOnly } = useSession();
  const save = useAction('damage/export');
  const [format, setFormat] = useState<'csv' | 'json' | null>(null);
  if (readOnly !== true) return null;
  const exportNow = () => {
    if (format === null) return;
    save.mutate(
      { format },
      {
        onSuccess: ({ path, count }) => {
          setFormat(null);
          if (path !== null) notifyDone(`${count} 份申请已写到 ${path}。用完请妥善保管或删除。`);
        },
        onError: (error) => {
          setFormat(null);
          notifyFailure(error);
        },
      },
    );
  };
  return (
    <div className={css['banner']} data-banner>
      <Notice
        meaning="warn"
        action={
          <span className={css['buttons']}>
            <Button variant="default" size="compact-sm" onClick={() => setFormat('csv')}>
              导出表格
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => setFormat('json')}>
              导出全部内容
            </Button>
            <Button variant="default" size="compact-sm" onClick={onLeave}>
              退出只读
            </Button>
          </span>
        }
      >
        现在是只读打开：可以查看和导出，不能改动。恢复数据以后可以照常办理。
      </Notice>
      <Confirm
        isOpen={format !== null}
        title={format === 'csv' ? '导出全部申请为表格' : '导出全部申请的完整内容'}
        effect="导出的文件没有加密，里面有姓名、身份证号、住址和银行账号。只在恢复数据确实需要时导出，存到自己保管的地方，用完删除。"
        verb="导出"
        isDanger
        isBusy={save.isPending}
        onConfirm={exportNow}
        onClose={() => setFormat(null)}
      />
    </div>
  );
}
