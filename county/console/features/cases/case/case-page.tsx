import { IconFileOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../../../../renderer/ui/page/empty-state.tsx';
import { Page, PageBody, PageSection } from '../../../../../renderer/ui/page/page.tsx';
import type { CaseView, RecordRef } from '../../../api/views.ts';
import { useCall } from '../../../client/use-call.ts';
import { Asked } from '../../../ui/asked.tsx';
import { PcName } from '../../../ui/pc-name.tsx';
import { PrintButton, PrintedBy } from '../../../ui/printing.tsx';
import { caseWords } from '../../../words.ts';
import { PapersSection } from '../papers/papers-section.tsx';
import css from './case.module.css';
import { Changes } from './changes/changes.tsx';
import { DecideButtons } from './decide/decide-buttons.tsx';
import { Held } from './held.tsx';
import { History } from './history.tsx';
import { Neighbours } from './neighbours.tsx';
import { Pairs } from './pairs.tsx';
import { Person } from './person.tsx';
import { exemptionsOf, Special } from './special.tsx';
import { Traces } from './traces.tsx';
import { Visits } from './visits.tsx';

/** One case with all that the county knows of it. */
export function CasePage({ record }: { readonly record: RecordRef }) {
  const query = useCall('case', { record });
  return (
    <Asked query={query}>
      {(file) =>
        file === null ? (
          <EmptyState
            icon={IconFileOff}
            title="这件案件打不开"
            hint="没有这件案件，或它的批次文件已损坏；损坏的批次，那台电脑下次联系时会重新送来。"
            action={
              <Link to="/" className={css['back']}>
                回到案件列表
              </Link>
            }
          />
        ) : (
          <CaseBody file={file} />
        )
      }
    </Asked>
  );
}

function CaseBody({ file }: { readonly file: CaseView }) {
  const { row, content } = file;
  const exemptions = exemptionsOf(content);
  const title = caseWords(row);
  return (
    <Page
      title={title}
      back={
        <Link to="/" className={css['back']}>
          案件
        </Link>
      }
      purpose={
        <>
          {row.name} · <PcName pc={row.pc} /> 送来 · {content.application.acceptedOn} 受理
        </>
      }
      action={
        <>
          <Neighbours record={row.record} />
          <PrintButton />
          <DecideButtons file={file} />
        </>
      }
    >
      <PageBody>
        <PrintedBy what="案件办理情况" today={file.today} />
        <Held file={file} />
        <Changes file={file} />
        {file.pairs.length === 0 ? null : (
          <PageSection title="相似的申请" note="两份申请并排，相同的地方标出。">
            <Pairs file={file} />
          </PageSection>
        )}
        <PageSection title="申请人">
          <Person content={content} />
        </PageSection>
        {exemptions.length === 0 ? null : (
          <PageSection title="特殊情形" note="乡镇由一人提出、另一人核定，不按一般条件办理的，请重点核对。">
            <Special exemptions={exemptions} />
          </PageSection>
        )}
        <PageSection title="票据">
          <Visits content={content} />
        </PageSection>
        <PageSection
          title="材料"
          note="随批送来的打印件和扫描件。在右边打开，左边可以对照；打开的人和时间记在操作记录里。"
        >
          <PapersSection file={file} />
        </PageSection>
        <PageSection title="测算过程" note="左边是乡镇的，右边是县级用同一政策包重新测算的。不同的一行标出。">
          <Traces file={file} />
        </PageSection>
        <PageSection title="办理记录">
          <History file={file} />
        </PageSection>
      </PageBody>
    </Page>
  );
}
