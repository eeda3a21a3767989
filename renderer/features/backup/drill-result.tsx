import type { DrillReport } from '#shared/contract/data/backup.ts';
import { instantToMinute } from '../../text/instants.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { PageSection } from '../../ui/page/page.tsx';

/** What the last drill found. */
export function DrillResult({ drill }: { readonly drill: DrillReport | null }) {
  return (
    <PageSection
      title="恢复演练"
      note="把一份备份恢复到旁边的临时文件夹，核对条数、校验值和操作记录，再删掉。不影响正在用的数据。"
    >
      {drill === null ? (
        <Notice meaning="info">还没有演练过。备份能不能用，演练一次才知道；建议每月一次。</Notice>
      ) : drill.isSound ? (
        <Notice meaning="ok">
          {instantToMinute(drill.at)} 演练成功。备份：{instantToMinute(drill.madeAt)}，{drill.applications} 份申请
          {drill.files === 0 ? '' : `、${drill.files} 个文件`}，全部一致。
        </Notice>
      ) : (
        <Notice meaning="danger" role="alert">
          {instantToMinute(drill.at)} 演练发现问题：{drill.name}
          {drill.wrongEntry === null ? '' : ` 与第 ${drill.wrongEntry} 条操作记录不一致；`}
          {drill.wrongFiles === 0 ? '' : ` 有 ${drill.wrongFiles} 个文件缺失或损坏；`}请立即再备份一次，并保留这份文件。
        </Notice>
      )}
    </PageSection>
  );
}
