import { useCallback, useRef, useState } from 'react';
import type { PrintRow } from '#shared/contract/case/application.ts';
import type { PaperKind } from '#shared/domain/paper-kind.ts';
import type { AppError, Result } from '#shared/result.ts';
import { useIntakeSession } from '../state/use-intake.ts';

/** What only the window knows of a letter; the day null: it stays open for the pen. */
export type LetterFacts = { readonly limitOn: string | null; readonly windowPhone: string };

/** A paper on the screen: the very bytes that are printed and saved. */
export type ShownPaper = { readonly print: PrintRow; readonly bytes: Uint8Array };

export type Papers = {
  readonly shown: ShownPaper | null;
  readonly error: AppError | null;
  /** What it was that failed; said where it was asked for. */
  readonly failed: Papers['busy'];
  /** Where the last file went. */
  readonly savedTo: string | null;
  readonly busy: PaperKind | 'open' | 'save' | null;
  readonly make: (kind: PaperKind, facts: LetterFacts) => Promise<void>;
  readonly open: (printId: string) => Promise<void>;
  readonly save: (printId: string) => Promise<void>;
  readonly close: () => void;
};

/** Makes, opens and saves the papers of the application of the page. */
export function usePapers(): Papers {
  const session = useIntakeSession();
  const [shown, setShown] = useState<ShownPaper | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [failed, setFailed] = useState<Papers['busy']>(null);
  const [savedTo, setSavedTo] = useState<string | null>(null);
  const [busy, setBusy] = useState<Papers['busy']>(null);

  // Closing gives the focus back to the button that showed the paper.
  const opener = useRef<Element | null>(null);
  const show = (paper: ShownPaper, from: Element | null): void => {
    opener.current = from;
    setShown(paper);
  };
  const close = useCallback(() => {
    setShown(null);
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }, []);

  const attempt = async <T>(what: NonNullable<Papers['busy']>, work: () => Promise<Result<T>>): Promise<T | null> => {
    setBusy(what);
    setError(null);
    setFailed(null);
    setSavedTo(null);
    const result = await work();
    setBusy(null);
    if (result.ok) return result.value;
    setError(result.error);
    setFailed(what);
    return null;
  };

  return {
    shown,
    error,
    failed,
    savedTo,
    busy,
    make: async (kind, facts) => {
      const from = document.activeElement;
      const made = await attempt(kind, async () => {
        // The paper is made of what is on the disk.
        const saved = await session.autosave.flush();
        return saved.ok ? session.ask('paper/make', { applicationId: session.id, kind, facts }) : saved;
      });
      if (made === null) return;
      show(made, from);
      await session.refreshDetail();
    },
    open: async (printId) => {
      const from = document.activeElement;
      const opened = await attempt('open', () => session.ask('paper/open', { printId }));
      if (opened !== null) show(opened, from);
    },
    save: async (printId) => {
      const saved = await attempt('save', () => session.ask('paper/save', { printId }));
      if (saved !== null) setSavedTo(saved.path);
    },
    close,
  };
}
