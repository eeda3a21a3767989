import { useState } from 'react';
import type { ChannelInput, ChannelName } from '#shared/contract/index.ts';
import type { ReviewCase } from '#shared/contract/case/review.ts';
import { invoke } from '../../../client/invoke.ts';
import { notifyDone, notifyFailure, notifyUndo } from '../../../ui/overlay/notify.tsx';
import type { ReviewDesk } from '../desk/use-review-desk.ts';

export type CaseSteps = {
  /** The step that is being made; null: none. */
  readonly busy: string | null;
  readonly approve: () => Promise<void>;
  readonly giveBack: (reason: string) => Promise<void>;
  readonly takeBack: (reason: string) => Promise<void>;
  readonly confirmRefusal: () => Promise<void>;
  readonly declineRefusal: (reason: string) => Promise<void>;
};

type CaseStepsOptions = { readonly seen: ReviewCase; readonly desk: ReviewDesk; readonly onDone: () => void };

/** The steps of a review, one at a time; a refused one says why and changes nothing. */
export function useCaseSteps({ seen, desk, onDone }: CaseStepsOptions): CaseSteps {
  const { id, revision, number, form } = seen.detail;
  const [busy, setBusy] = useState<string | null>(null);
  const name = `${form.person.name.trim()} ${number ?? ''}`.trim();
  const perform = async <N extends ChannelName>(
    channel: N,
    input: ChannelInput<N>,
    done: () => void,
  ): Promise<void> => {
    if (busy !== null) return;
    setBusy(channel);
    try {
      await invoke(channel, input);
      desk.dropDrafts(id);
      done();
      onDone();
    } catch (thrown) {
      notifyFailure(thrown);
    } finally {
      setBusy(null);
    }
  };
  const target = { id, revision };
  return {
    busy,
    approve: () =>
      perform('review/approve', target, () => notifyUndo(`已通过：${name}。`, () => desk.show('passed', id))),
    giveBack: (reason) => {
      const comments = desk.draftsOf(id).map((comment) => ({ ...comment }));
      const said = comments.length === 0 ? '' : `，附 ${comments.length} 处意见`;
      return perform('review/return', { ...target, reason, comments }, () => notifyDone(`已退回：${name}${said}。`));
    },
    takeBack: (reason) =>
      perform('review/takeBack', { ...target, reason }, () => {
        notifyDone(`已撤回复核：${name}，回到待复核。`);
        desk.show('waiting', id);
      }),
    confirmRefusal: () =>
      perform('application/confirmRefusal', target, () => notifyDone(`已确认不予救助：${name}。请打印告知书。`)),
    declineRefusal: (reason) =>
      perform('application/declineRefusal', { ...target, reason }, () =>
        notifyDone(`不同意不予救助：${name}，回到已受理。`),
      ),
  };
}
