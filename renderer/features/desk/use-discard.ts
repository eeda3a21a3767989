import type { ApplicationRow } from '#shared/contract/case/application.ts';
import { useAction } from '../../client/use-channel.ts';
import { notifyFailure, notifyUndo } from '../../ui/overlay/notify.tsx';
import { nameOf } from './row/name-of.ts';

/** Throws a draft away with a way back, and takes one back. */
export function useDiscard(): {
  readonly discard: (row: ApplicationRow) => void;
  readonly restore: (row: Pick<ApplicationRow, 'id' | 'revision'>) => void;
} {
  const discardAction = useAction('application/discard', ['application/list']);
  const restoreAction = useAction('application/restore', ['application/list']);
  const restore = ({ id, revision }: Pick<ApplicationRow, 'id' | 'revision'>) =>
    restoreAction.mutate({ id, revision }, { onError: notifyFailure });
  return {
    restore,
    discard: (row) => {
      if (row.status !== 'draft') return;
      discardAction.mutate(
        { id: row.id, revision: row.revision },
        {
          onSuccess: ({ revision }) =>
            notifyUndo(`已作废${nameOf(row)}的草稿。`, () => restore({ id: row.id, revision })),
          onError: notifyFailure,
        },
      );
    },
  };
}
