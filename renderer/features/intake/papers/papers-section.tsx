import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { PAPER_TITLES, type PaperKind, paperKind } from '#shared/contract/case/paper.ts';
import { errorText } from '#shared/errors.ts';
import { Notice } from '../../../ui/page/notice.tsx';
import { useIntake } from '../state/use-intake.ts';
import { PaperView } from './paper-view.tsx';
import css from './papers.module.css';
import { PrintList } from './print-list.tsx';
import { usePapers } from './use-papers.ts';

const PURPOSES: Readonly<Record<PaperKind, string>> = {
  settlement: '逐步列出测算过程，交申请人核对签字。',
  approval: '村、乡镇、县三级签署意见，随材料归档。',
};

/** The papers of the application: made here, shown here, kept with their hash. */
export function PapersSection() {
  const papers = usePapers();
  const status = useIntake((state) => state.detail.status);
  const isFinal = useIntake((state) => state.detail.settlement !== null);
  return (
    <div className={css['section']}>
      <ul className={css['kinds']}>
        {paperKind.options.map((kind, index) => (
          <li key={kind} className={css['kind']}>
            <IconFileText size={18} stroke={1.5} className={css['kindIcon']} aria-hidden />
            <span className={css['kindText']}>
              <span className={css['kindTitle']}>{PAPER_TITLES[kind]}</span>
              <span className={css['purpose']}>
                {PURPOSES[kind]}
                {isFinal ? '' : '确认测算之前带“草稿”字样。'}
              </span>
            </span>
            <Button
              size="compact-sm"
              variant={isFinal ? 'filled' : 'default'}
              disabled={status === 'discarded' || papers.busy !== null}
              loading={papers.busy === kind}
              aria-label={`生成${PAPER_TITLES[kind]}`}
              data-first={index === 0 || undefined}
              data-entry
              onClick={() => void papers.make(kind)}
            >
              生成并查看
            </Button>
          </li>
        ))}
      </ul>
      {papers.error === null ? null : (
        <Notice meaning="danger" role="alert">
          {errorText(papers.error)}
        </Notice>
      )}
      {papers.savedTo === null ? null : <Notice meaning="ok">已存为 {papers.savedTo}</Notice>}
      {papers.shown === null ? null : <PaperView papers={papers} shown={papers.shown} />}
      <PrintList papers={papers} />
    </div>
  );
}
