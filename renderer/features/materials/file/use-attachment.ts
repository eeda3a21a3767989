import { useEffect, useState } from 'react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import type { AppError } from '#shared/result.ts';
import { ask } from '../../intake/state/ask.ts';

export type OpenedAttachment =
  | { readonly state: 'loading' }
  /** `url`: of a picture; null for a document. */
  | { readonly state: 'ready'; readonly bytes: Uint8Array; readonly url: string | null }
  | { readonly state: 'failed'; readonly error: AppError };

/** Opens a sealed file for as long as it is shown; afterwards nothing of it stays in the window. */
export function useAttachment({ id, media }: Pick<AttachmentView, 'id' | 'media'>): OpenedAttachment {
  const [opened, setOpened] = useState<OpenedAttachment>({ state: 'loading' });
  useEffect(() => {
    let isGone = false;
    let url: string | null = null;
    void ask('attachment/open', { attachmentId: id }).then((result) => {
      if (isGone) return;
      if (!result.ok) {
        setOpened({ state: 'failed', error: result.error });
        return;
      }
      const bytes = Uint8Array.from(result.value.bytes);
      url = media === 'pdf' ? null : URL.createObjectURL(new Blob([bytes], { type: `image/${media}` }));
      setOpened({ state: 'ready', bytes, url });
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
      setOpened({ state: 'loading' });
    };
  }, [id, media]);
  return opened;
}
