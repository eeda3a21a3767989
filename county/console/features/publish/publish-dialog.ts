import type { PublishedView } from '../../api/publish-views.ts';

/** What every dialog that sends something down is given. */
export type PublishDialogProps = Pick<PublishedView, 'devices' | 'today'> & {
  /** It was sent; one sentence for the page. */
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
};
