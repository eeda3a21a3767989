import { useEffect, useState } from 'react';
import type { SearchResult } from '#shared/contract/data/search.ts';
import { invoke } from '../../client/invoke.ts';
import { useAppEvent } from '../../client/use-app-event.ts';

/** More than anybody reads; the list only draws what is in sight. */
const LIMIT = 200;
/** How often a list is asked again while the index is still being filled. */
const AGAIN_MS = 400;

/**
 * What is found for the typed text; null while nothing was asked or answered. Asked anew for each key and never kept: an
 * answer to an older text is dropped, so the list never jumps back.
 */
export function useFound(text: string): SearchResult | null {
  const [answer, setAnswer] = useState<{ readonly text: string; readonly result: SearchResult } | null>(null);
  const [turn, setTurn] = useState(0);
  useAppEvent('search/indexed', () => setTurn((last) => last + 1));
  useEffect(() => {
    if (text === '') return;
    let isCurrent = true;
    let again: ReturnType<typeof setTimeout> | undefined;
    invoke('search/find', { text, limit: LIMIT })
      .then((result) => {
        if (!isCurrent) return;
        setAnswer({ text, result });
        if (result.indexing !== null) again = setTimeout(() => setTurn((last) => last + 1), AGAIN_MS);
      })
      .catch(() => {
        // Locked or just restarted: the gate says so; the next key asks again.
        if (isCurrent) setAnswer(null);
      });
    return () => {
      isCurrent = false;
      clearTimeout(again);
    };
  }, [text, turn]);
  // The list of the text before stays until the next one is there, so that it does not flicker.
  return text === '' ? null : (answer?.result ?? null);
}
