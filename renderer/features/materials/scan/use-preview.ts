import { useEffect, useState } from 'react';
import type { AppError } from '#shared/result.ts';
import { ask } from '../../intake/state/ask.ts';
import { previewOf } from '../file/prepare-file.ts';

/** A small picture of a scan: `url` null for a document. */
export type Preview =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly url: string | null }
  | { readonly state: 'failed'; readonly error: AppError };

/** One after the other: two dozen scans at once would fill the memory of the window. */
let last: Promise<void> = Promise.resolve();

/** The preview of a scan in the folder, for as long as it is shown. */
export function usePreview(key: string): Preview {
  const [preview, setPreview] = useState<Preview>({ state: 'loading' });
  useEffect(() => {
    let isGone = false;
    let url: string | null = null;
    const make = async (): Promise<void> => {
      if (isGone) return;
      const opened = await ask('scan/open', { key });
      const small = opened.ok ? await previewOf(new Blob([new Uint8Array(opened.value.bytes)])) : opened;
      if (isGone) return;
      if (!small.ok) {
        setPreview({ state: 'failed', error: small.error });
        return;
      }
      url = small.value.length === 0 ? null : URL.createObjectURL(new Blob([small.value], { type: 'image/jpeg' }));
      setPreview({ state: 'ready', url });
    };
    last = last.then(make);
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [key]);
  return preview;
}
