import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { instantToMinute } from '../../../text/instants.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { useSync } from '../use-sync.ts';

/** What is still possible on a PC that the county has put out of use. Nothing while it has not. */
export function RevokedNotice() {
  const revoked = useSync().data?.revoked ?? null;
  if (revoked === null) return null;
  return (
    <Notice
      meaning="danger"
      role="alert"
      action={
        <Anchor component={Link} to="/settings" size="sm">
          去重新登记
        </Anchor>
      }
    >
      县级已停用本机（{instantToMinute(revoked.at)}
      {revoked.reason === '' ? '' : `，${revoked.reason}`}
      ）。不能再封批和联网送交。已有的申请、台账和批次都在，可以照常查看、打印，把已封的批次导出到 U
      盘。要恢复，请打电话给县级医保局要新的登记码，由管理员在「设置 › 县级联网」重新登记。
    </Notice>
  );
}
