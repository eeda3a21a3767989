import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { NoticeRule } from '#shared/domain/notice/notice-rule.ts';
import { useChannel } from '../../client/use-channel.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { WORDS } from '../../text/words.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody, PageSection } from '../../ui/page/page.tsx';
import { WhoCan } from '../../ui/who-can.tsx';
import { StartDialog } from './dialogs/start-dialog.tsx';
import { NoticeBlock } from './notice-block.tsx';
import { ruleWords } from './notice-words.ts';
import { WaitingForNotice } from './waiting-for-notice.tsx';

/** 公示: what waits for a public notice, what hangs, what is through, and what was said against it. */
export function NoticePage() {
  const view = useChannel('notice/view', {});
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const [isStarting, setStarting] = useState(false);
  const missing = useMissingRole('clerk');
  const rows = view.data?.waiting ?? [];
  const rule = view.data?.rule ?? null;
  const notices = view.data?.notices ?? [];
  const chosen = rows.filter(({ id }) => !leftOut.has(id));
  const isAsked = rule?.isRequired === true;
  return (
    <Page
      title={WORDS.notices}
      purpose="复核通过的申请按县级的规定张榜公示，期满没有异议的再封批。"
      action={
        isAsked && rows.length > 0 ? (
          <>
            <WhoCan id="who-can-notice" line={missing} />
            <Button
              disabled={missing !== null || chosen.length === 0}
              aria-describedby={missing === null ? undefined : 'who-can-notice'}
              onClick={() => setStarting(true)}
            >
              公示 {chosen.length} 份
            </Button>
          </>
        ) : undefined
      }
    >
      <PageBody>
        {view.data === undefined ? (
          view.error === null ? (
            <Loading lines={6} />
          ) : (
            <ErrorState error={view.error} onRetry={() => void view.refetch()} />
          )
        ) : (
          <>
            <RuleLine rule={rule} />
            {isAsked ? (
              <PageSection title="待公示" note="已复核、还没有公示的申请。空格键选取或去掉一行。">
                <WaitingForNotice rows={rows} leftOut={leftOut} onChange={setLeftOut} />
              </PageSection>
            ) : null}
            {notices.length === 0 && !isAsked ? (
              <EmptyState icon={IconSpeakerphone} title="没有公示" hint="开始公示以后，会出现在这里。" />
            ) : null}
            {notices.map((notice) => (
              <NoticeBlock key={notice.id} notice={notice} />
            ))}
          </>
        )}
        {isStarting ? <StartDialog applications={chosen} onClose={() => setStarting(false)} /> : null}
      </PageBody>
    </Page>
  );
}

/** What the county asks, or that nobody has said it yet: the program never guesses a number of days. */
function RuleLine({ rule }: { readonly rule: NoticeRule | null }) {
  const toSettings = (
    <Button variant="default" size="compact-sm" renderRoot={(props) => <Link to="/settings/time-limit" {...props} />}>
      {rule === null ? '去设置' : '查看设置'}
    </Button>
  );
  return rule === null ? (
    <Notice meaning="warn" action={toSettings}>
      还没有设置封批前是否要公示、公示几天。请向县级医保局问清，由管理员在「设置 ›
      办理时限与公示」里填写。没有设置以前，复核通过的申请可以直接封批。
    </Notice>
  ) : (
    <Notice meaning="info" action={toSettings}>
      县级规定：{ruleWords(rule)}（{rule.source}）。
    </Notice>
  );
}
