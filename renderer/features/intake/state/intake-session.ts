import { replaceEqualDeep } from '@tanstack/react-query';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import type { Day } from '#shared/day.ts';
import { readIdDocument } from '#shared/domain/person/id-document.ts';
import type { ApplicationForm } from '#shared/domain/application-form.ts';
import type { Ask } from './ask.ts';
import { type Autosave, createAutosave } from './autosave.ts';
import { type FormChange, freshKey, removeVisit, restoreVisit } from '../form/form-change.ts';
import { type IntakeState, isEditable, openState, withForm, withProblems } from './intake-state.ts';
import { latestWins } from './latest-wins.ts';
import { type Observable, observable } from './observable.ts';

/** Well under the second after which nothing typed may be lost any more. */
const SAVE_DELAY_MS = 250;
const RETRY_MS = 2000;

/** One application being worked on: its state, its saving and its figures. Outlives the page while something is unsaved. */
export type IntakeSession = {
  readonly id: string;
  readonly ask: Ask;
  readonly state: Observable<IntakeState>;
  readonly autosave: Autosave;
  /** Changes the form as typed; ignored unless it is a draft. */
  readonly change: (change: FormChange) => void;
  /** The clerk left the field: from now on its problems are said. */
  readonly leave: (path: string) => void;
  readonly newKey: () => string;
  readonly removeVisit: (key: string) => void;
  readonly undoRemove: () => void;
  /** Takes what the service says about the application; the form on the screen is replaced by it. */
  readonly adopt: (detail: ApplicationDetail) => void;
  /** Takes new facts (prints, history) without touching the form. */
  readonly refreshDetail: () => Promise<void>;
  /** Whether somebody looks at the single steps. They are most of an answer, and come only while they are seen. */
  readonly showSteps: (areSeen: boolean) => void;
  /**
   * The page stands: works out its first figures, once. Before that an answer would come amid the drawing of the page, which then
   * begins anew and in one piece.
   */
  readonly start: () => void;
  /** Works out the figures again, for example after unlocking. */
  readonly assess: () => void;
  /** A step whose answer got lost may have been done: shows the application as it really stands. */
  readonly catchUp: () => Promise<void>;
  /** Somebody is let in again: saves what waits, catches up, works the figures out. */
  readonly wake: () => void;
};

/** Opens a session over an application just loaded. `today` bounds the dates. */
export function createIntakeSession(ask: Ask, opened: ApplicationDetail, today: Day): IntakeSession {
  const { id } = opened;
  const state = observable<IntakeState>(openState(opened, today));
  const usedKeys = new Set<string>();

  const autosave = createAutosave({
    revision: opened.revision,
    form: opened.form,
    delayMs: SAVE_DELAY_MS,
    retryMs: RETRY_MS,
    save: (revision, form) => ask('application/saveDraft', { id, revision, form }),
    load: async () => {
      const result = await ask('application/get', { id });
      if (!result.ok) return result;
      const { revision, form, status } = result.value;
      return { ok: true, value: { revision, form, isDraft: status === 'draft' } };
    },
    onState: (save) => state.update((now) => ({ ...now, save })),
  });

  let areStepsSeen = false;
  const figures = latestWins<ApplicationForm>(async (form, isCurrent) => {
    const withTrace = areStepsSeen;
    const result = await ask('application/assess', { id, form, withTrace });
    if (!isCurrent() && !result.ok) return;
    state.update((now) =>
      result.ok
        ? {
            ...now,
            assessment: replaceEqualDeep(now.assessment, result.value),
            hasSteps: withTrace,
            assessError: null,
          }
        : { ...now, assessError: result.error },
    );
  });

  const people = latestWins<string>(async (idNumber, isCurrent) => {
    const result = await ask('person/find', { idNumber, except: id });
    if (!isCurrent() || !result.ok) return;
    state.update((now) => ({ ...now, match: replaceEqualDeep(now.match, result.value.match) }));
  });
  let searched = '';
  const findPerson = ({ idType, idNumber }: ApplicationForm['person']): void => {
    const read = readIdDocument(idType, idNumber, today);
    const wanted = read.ok ? read.document.text : '';
    if (wanted === searched) return;
    searched = wanted;
    if (wanted === '') {
      people.cancel();
      state.update((now) => (now.match === null ? now : { ...now, match: null }));
    } else people.push(wanted);
  };

  const assess = (): void => figures.push(state.get().form);
  let isStarted = false;

  const session: IntakeSession = {
    id,
    ask,
    state,
    autosave,
    change: (change) => {
      const before = state.get();
      if (!isEditable(before)) return;
      const form = change(before.form);
      if (form === before.form) return;
      state.update((now) => withForm(now, form));
      autosave.change(form);
      figures.push(form);
      findPerson(form.person);
    },
    leave: (path) =>
      state.update((now) => (now.left.has(path) ? now : withProblems({ ...now, left: new Set(now.left).add(path) }))),
    newKey: () => {
      const key = freshKey(state.get().form, usedKeys);
      usedKeys.add(key);
      return key;
    },
    removeVisit: (key) => {
      const index = state.get().form.visits.findIndex((visit) => visit.key === key);
      const visit = state.get().form.visits[index];
      if (visit === undefined) return;
      usedKeys.add(key);
      session.change(removeVisit(key));
      state.update((now) => ({ ...now, removed: { visit, index } }));
    },
    undoRemove: () => {
      const { removed } = state.get();
      if (removed === null) return;
      state.update((now) => ({ ...now, removed: null }));
      session.change(restoreVisit(removed.visit, removed.index));
    },
    adopt: (detail) => {
      autosave.rebase(detail.revision, detail.form);
      state.update((now) => withForm({ ...now, detail, removed: null, actionError: null, moved: null }, detail.form));
      assess();
      findPerson(detail.form.person);
    },
    refreshDetail: async () => {
      const result = await ask('application/get', { id });
      if (!result.ok) return;
      state.update((now) => ({ ...now, detail: replaceEqualDeep(now.detail, result.value) }));
    },
    showSteps: (areSeen) => {
      if (areStepsSeen === areSeen) return;
      areStepsSeen = areSeen;
      if (areSeen && !state.get().hasSteps) assess();
    },
    start: () => {
      if (isStarted) return;
      isStarted = true;
      assess();
      findPerson(state.get().form.person);
    },
    assess,
    catchUp: async () => {
      const result = await ask('application/get', { id });
      if (result.ok && result.value.status !== state.get().detail.status) session.adopt(result.value);
    },
    wake: () => {
      autosave.wake();
      assess();
      void session.catchUp();
    },
  };
  return session;
}
