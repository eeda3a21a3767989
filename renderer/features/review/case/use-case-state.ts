import { useState } from 'react';
import type { MovedCase, ReviewCase } from '#shared/contract/case/review.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useSession } from '../../../client/use-session.ts';
import type { CommentDraft, ReviewDesk } from '../desk/use-review-desk.ts';
import { mayReviewRow } from '../may-review.ts';
import { type CaseSteps, useCaseSteps } from './use-case-steps.ts';

export type BesideTab = 'slip' | 'trace' | 'changes' | 'checks' | 'ledger';

/** A step that asks something first, in its own place. */
export type AskedStep = 'return' | 'decline' | 'takeBack';

export type CaseState = {
  readonly seen: ReviewCase;
  /** How it has moved since it was confirmed; null: it has not. */
  readonly moved: MovedCase | null;
  /** Whoever is logged in may pass or confirm it: somebody else's, or under the county's permit. */
  readonly isAllowed: boolean;
  /** Why it cannot be passed as it stands; null: it can. */
  readonly obstacle: string | null;
  /** It was to be passed from the list, where nothing of it is read. */
  readonly isEarly: boolean;
  readonly setEarly: (isEarly: boolean) => void;
  readonly tab: BesideTab;
  readonly show: (tab: BesideTab) => void;
  readonly asked: AskedStep | null;
  readonly ask: (step: AskedStep | null) => void;
  /** Path of the field at which a comment is being written; null: none. */
  readonly writing: string | null;
  readonly write: (path: string | null) => void;
  readonly drafts: readonly CommentDraft[];
  readonly draft: (path: string, text: string) => void;
  readonly steps: CaseSteps;
};

type CaseStateOptions = { readonly seen: ReviewCase; readonly desk: ReviewDesk; readonly onDone: () => void };

/** What is known of the case on the screen and what can be done with it. */
export function useCaseState({ seen, desk, onDone }: CaseStateOptions): CaseState {
  const session = useSession();
  const { detail, isOwn } = seen;
  const outdated = useChannel('application/outdated', { ids: [detail.id] }, { enabled: detail.status === 'settled' });
  const [tab, show] = useState<BesideTab>(detail.status === 'refusing' ? 'checks' : 'slip');
  const [asked, ask] = useState<AskedStep | null>(null);
  const [isEarly, setEarly] = useState(false);
  const [writing, write] = useState<string | null>(null);
  const moved = outdated.data?.rows.find(({ isDue }) => isDue) ?? null;
  const isAllowed = mayReviewRow(session, { isOwn });
  const drafts = desk.draftsOf(detail.id);
  const obstacle = !isAllowed
    ? '由另一位复核员办理'
    : moved !== null
      ? '先重新测算，再复核'
      : writing !== null
        ? '有一处意见还没有写好'
        : drafts.length > 0
          ? `有 ${drafts.length} 处意见没有退回`
          : null;
  const steps = useCaseSteps({ seen, desk, onDone });
  return {
    seen,
    moved,
    isAllowed,
    obstacle,
    isEarly,
    setEarly,
    tab,
    show,
    asked,
    ask,
    writing,
    write,
    drafts,
    draft: (path, text) => desk.draft(detail.id, path, text),
    steps,
  };
}
