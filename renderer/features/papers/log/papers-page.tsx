import { WORDS } from '../../../text/words.ts';
import { Page } from '../../../ui/page/page.tsx';
import { PrintLog } from './print-log.tsx';

/** 文书: what was printed. */
export function PapersPage() {
  return (
    <Page
      title={WORDS.papers}
      purpose="生成过的每一份文书：谁、什么时候、第几次。按回车或单击查看，与当时生成的完全一样。"
    >
      <PrintLog />
    </Page>
  );
}
