import { Button } from '@mantine/core';
import { Notice } from '../../../ui/page/notice.tsx';

export type ReopenFile = { readonly onChoose: () => void; readonly isBusy: boolean };

/** After a lock: no row of a file stays open under it, but what was chosen for it waits. */
export function ReopenNotice({ fileName, onChoose, isBusy }: ReopenFile & { readonly fileName: string }) {
  return (
    <Notice
      meaning="warn"
      role="status"
      action={
        <Button variant="default" size="compact-sm" onClick={onChoose} loading={isBusy}>
          重新选择文件
        </Button>
      }
    >
      锁定时名册文件已关闭。列和类别的对应、名册日期都还在，请再选一次「{fileName}」接着办理。
    </Notice>
  );
}
