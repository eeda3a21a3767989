import { IconLock } from '@tabler/icons-react';
import { useSession } from '../../client/use-session.ts';
import { WORDS } from '../../text/words.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { WaitingExemptions } from '../decision/exemption/waiting-exemptions.tsx';
import { ReviewDeskView } from './desk/review-desk.tsx';

const PURPOSE = '另一个人对照材料再看一遍，通过以后才能封批。J K 选申请，回车进入，看过按 Ctrl+Enter 通过。';

type ReviewPageProps = {
  /** The case to open with; null: the one that has waited longest. */
  readonly start: string | null;
};

/** 复核: what was settled or refused and nobody else has looked at yet. */
export function ReviewPage({ start }: ReviewPageProps) {
  const { user } = useSession();
  return (
    <Page title={WORDS.review} purpose={PURPOSE}>
      {user.roles.includes('reviewer') ? (
        <>
          <WaitingExemptions />
          <ReviewDeskView start={start} />
        </>
      ) : (
        <EmptyState icon={IconLock} title="需要复核员" hint="请复核员登录后办理。测算过的申请在这里等待复核。" />
      )}
    </Page>
  );
}
