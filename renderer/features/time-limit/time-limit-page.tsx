import { useChannel } from '../../client/use-channel.ts';
import { useMissingRole } from '../../client/use-missing-role.ts';
import { ErrorState } from '../../ui/page/error-state.tsx';
import { Loading } from '../../ui/page/loading.tsx';
import { Notice } from '../../ui/page/notice.tsx';
import { Page, PageBody } from '../../ui/page/page.tsx';
import { BackToSettings } from '../settings/back-to-settings.tsx';
import { CalendarSection } from './calendar/calendar-section.tsx';
import { LimitForm } from './limit-form.tsx';
import { NoticeRuleForm } from './notice-rule-form.tsx';

/** 办理时限与公示: how long things may take here, by which calendar, and whether notices are put up. */
export function TimeLimitPage() {
  const limit = useChannel('timeLimit/view', {});
  const notice = useChannel('notice/view', {});
  const missing = useMissingRole('admin');
  const error = limit.error ?? notice.error;
  return (
    <Page title="办理时限与公示" back={<BackToSettings />} purpose="按县级的规定填写。改动立即生效，并写入操作记录。">
      <PageBody>
        {limit.data === undefined || notice.data === undefined ? (
          error === null ? (
            <Loading lines={8} />
          ) : (
            <ErrorState error={error} onRetry={() => void Promise.all([limit.refetch(), notice.refetch()])} />
          )
        ) : (
          <>
            {missing === null ? null : <Notice meaning="info">修改{missing}</Notice>}
            <LimitForm view={limit.data} isLocked={missing !== null} />
            <NoticeRuleForm rule={notice.data.rule} isLocked={missing !== null} />
            <CalendarSection view={limit.data} isLocked={missing !== null} />
          </>
        )}
      </PageBody>
    </Page>
  );
}
