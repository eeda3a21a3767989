import type { ApplicationForm } from '#shared/domain/application-form.ts';
import { canonicalJson } from '#shared/canonical-json.ts';
import { type AppError, fail, ok, type Result } from '#shared/result.ts';

/** What the clerk is told about the draft. `at` is the service's instant of the last save. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving'; readonly at: string | null }
  /** Kept on the screen and tried again by itself. */
  | { readonly kind: 'failed'; readonly error: AppError; readonly at: string | null }
  /** Somebody else changed the application; the clerk decides which one stays. */
  | { readonly kind: 'conflict'; readonly at: string | null };

/** The application as the service has it now. */
export type StoredDraft = { readonly revision: number; readonly form: ApplicationForm; readonly isDraft: boolean };

export type AutosaveOptions = {
  readonly revision: number;
  readonly form: ApplicationForm;
  /** From the first unsaved key press to the save. Not restarted by the next one, so typing cannot put it off. */
  readonly delayMs: number;
  readonly retryMs: number;
  readonly save: (
    revision: number,
    form: ApplicationForm,
  ) => Promise<Result<{ readonly revision: number; readonly savedAt: string }>>;
  readonly load: () => Promise<Result<StoredDraft>>;
  readonly onState: (state: SaveState) => void;
};

export type Autosave = {
  /** The form was changed: it will be on disk within the delay. */
  readonly change: (form: ApplicationForm) => void;
  /** Saves what is not saved; gives the revision once everything typed is on disk, or why it is not. */
  readonly flush: () => Promise<Result<number>>;
  /** Tries again at once, after unlocking or when the service is back. */
  readonly wake: () => void;
  /** In a conflict: the form on the screen replaces the stored one. */
  readonly keepMine: () => Promise<void>;
  /** A status change gave another revision; nothing unsaved may be left when it is called. */
  readonly rebase: (revision: number, form: ApplicationForm) => void;
  readonly hasUnsaved: () => boolean;
};

const isSame = (one: ApplicationForm, other: ApplicationForm): boolean => canonicalJson(one) === canonicalJson(other);

/** Saves a draft while it is typed: one save in flight, the newest form wins, a lost answer is recognised. Never throws. */
export function createAutosave(options: AutosaveOptions): Autosave {
  let { revision } = options;
  let stored = options.form;
  let unsaved: ApplicationForm | null = null;
  /** Sent without an answer: it may lie on the disk all the same. */
  let inDoubt: ApplicationForm | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let savedAt: string | null = null;
  let problem: AppError | null = null;
  let inConflict = false;

  const tell = (kind: 'saved' | 'saving'): void => options.onState({ kind, at: savedAt });
  const stopTimer = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const schedule = (ms: number): void => {
    timer ??= setTimeout(() => {
      timer = null;
      void run();
    }, ms);
  };

  /** The stored form is one of ours: only its answer got lost, so saving goes on from there. */
  const recogniseLostAnswer = async (sent: ApplicationForm): Promise<boolean> => {
    const now = await options.load();
    if (!now.ok || !now.value.isDraft || now.value.revision === revision) return false;
    const { form } = now.value;
    if (![sent, stored, inDoubt].some((own) => own !== null && isSame(own, form))) return false;
    ({ revision } = now.value);
    stored = form;
    inDoubt = null;
    return true;
  };

  const failWith = async (error: AppError, sent: ApplicationForm): Promise<void> => {
    unsaved ??= sent;
    problem = error;
    if (error.code === 'STALE_REVISION') {
      if (await recogniseLostAnswer(sent)) {
        problem = null;
        schedule(0);
        return;
      }
      inConflict = true;
      options.onState({ kind: 'conflict', at: savedAt });
      return;
    }
    inDoubt = sent;
    options.onState({ kind: 'failed', error, at: savedAt });
    schedule(options.retryMs);
  };

  const saveOnce = async (sent: ApplicationForm): Promise<void> => {
    const result = await options.save(revision, sent);
    if (!result.ok) return failWith(result.error, sent);
    ({ revision, savedAt } = result.value);
    stored = sent;
    inDoubt = null;
    problem = null;
    if (unsaved === null) tell('saved');
    else schedule(options.delayMs);
  };

  const run = (): Promise<void> => {
    stopTimer();
    if (running !== null) return running;
    if (unsaved === null || inConflict) return Promise.resolve();
    const sent = unsaved;
    unsaved = null;
    tell('saving');
    running = saveOnce(sent).finally(() => {
      running = null;
    });
    return running;
  };

  const flush = async (): Promise<Result<number>> => {
    problem = null;
    while ((unsaved !== null || running !== null) && problem === null && !inConflict) await run();
    if (inConflict) return fail('STALE_REVISION');
    return problem === null ? ok(revision) : { ok: false, error: problem };
  };

  return {
    change: (form) => {
      unsaved = form;
      if (inConflict || running !== null) return;
      if (problem === null) tell('saving');
      schedule(options.delayMs);
    },
    flush,
    wake: () => void run(),
    keepMine: async () => {
      const now = await options.load();
      if (!now.ok) return;
      ({ revision } = now.value);
      stored = now.value.form;
      inConflict = false;
      await run();
    },
    rebase: (nextRevision, form) => {
      stopTimer();
      revision = nextRevision;
      stored = form;
      unsaved = null;
      inDoubt = null;
      inConflict = false;
      problem = null;
      tell('saved');
    },
    hasUnsaved: () => unsaved !== null || running !== null,
  };
}
