import { Button } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { instantToMinute } from '../../../../../renderer/text/instants.ts';
import { Kbd } from '../../../../../renderer/ui/kbd.tsx';
import type { PapersView } from '../../../api/papers-views.ts';
import type { CaseView } from '../../../api/views.ts';
import { useAct, useCall } from '../../../client/use-call.ts';
import { useHasRole } from '../../../client/use-session.ts';
import { Asked } from '../../../ui/asked.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { sayDone } from '../../../ui/say-done.tsx';
import { usePageKeys } from '../../../ui/use-page-keys.ts';
import { PaperList } from './paper-list.tsx';
import { paperRows, type PaperRow } from './paper-rows.ts';
import { PaperViewer } from './paper-viewer.tsx';
import css from './papers.module.css';

/** The papers of a case: what came with its batch, what is missing, and a way to ask for it. */
export function PapersSection({ file }: { readonly file: CaseView }) {
  const query = useCall('papers', { record: file.row.record });
  return <Asked query={query}>{(papers) => (papers === null ? null : <Papers file={file} papers={papers} />)}</Asked>;
}

function Papers({ file, papers }: { readonly file: CaseView; readonly papers: PapersView }) {
  const [open, setOpen] = useState<PaperRow | null>(null);
  const [isApprover, isViewer] = [useHasRole('approver'), useHasRole('viewer')];
  const mayOpen = isApprover || isViewer;
  const rows = paperRows(papers, file.content);
  const openable = rows.filter(({ paper }) => paper !== null);
  const first = openable[0];
  const openRow = (row: PaperRow | undefined): void => {
    if (mayOpen && row !== undefined && row.paper !== null) setOpen(row);
  };
  usePageKeys([['V', () => openRow(first)]]);
  return (
    <div className={css['section']}>
      <p className={css['standing']}>
        <span>{standingWords(papers)}</span>
        {mayOpen && first !== undefined ? (
          <Button variant="default" size="compact-sm" onClick={() => openRow(first)} rightSection={<Kbd keys="V" />}>
            看材料
          </Button>
        ) : null}
        {isApprover ? <AskPapers file={file} papers={papers} /> : null}
      </p>
      {rows.length === 0 ? null : <PaperList rows={rows} onOpen={openRow} />}
      {mayOpen ? null : (
        <p className={css['note']}>您的权限可以看到有哪些材料，不能打开。需要看的，请审批或查看人员打开。</p>
      )}
      {open === null ? null : (
        <PaperViewer
          record={file.row.record}
          rows={openable}
          open={open}
          onOpen={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function standingWords({ here, parts, askedAt, canSend }: PapersView): string {
  if (parts > 0 && here === parts) return '这一批的材料已收齐。';
  const came = parts === 0 ? '这一批的材料还没有收到' : `这一批的材料分 ${parts} 部分传送，已收到 ${here} 部分`;
  if (askedAt !== null) {
    // A batch without papers answers nothing.
    const none = parts === 0 ? '联系过仍没有传来的，这一批可能没有扫描件和打印件，请打电话问乡镇。' : '';
    return `${came}；${instantToMinute(askedAt)} 已请窗口传来，窗口下次联系时会传。${none}`;
  }
  return canSend ? `${came}。` : `${came}：这台电脑的程序还不能传送材料，请看随批的纸质件，或请乡镇升级窗口程序。`;
}

function AskPapers({ file, papers }: { readonly file: CaseView; readonly papers: PapersView }) {
  const ask = useAct('ask-papers');
  const { here, parts, askedAt, canSend } = papers;
  if (!canSend || askedAt !== null || (parts > 0 && here === parts)) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconMailForward size={15} stroke={1.5} aria-hidden />}
        loading={ask.isPending}
        onClick={() =>
          ask.mutate(
            { record: file.row.record },
            { onSuccess: () => sayDone(`已请 ${file.row.pc} 传来这一批的材料。`) },
          )
        }
      >
        请窗口传来材料
      </Button>
      {ask.isError ? <ErrorState error={ask.error} onRetry={() => ask.reset()} /> : null}
    </>
  );
}
