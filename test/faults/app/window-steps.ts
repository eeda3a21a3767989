import { expect, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import type { ApplicationDetail } from '#shared/contract/case/application.ts';
import { assessed } from '../../service/support/desk.ts';
import { changedBenxi, signed } from '../../service/support/signed-packs.ts';
import type { Window } from '../../service/support/window.ts';
import { newApplication } from '../../support/clerk.ts';
import { canary } from '../canary/people.ts';
import { type ApplicationState, type Books, NO_BOOKS } from '../life/books.ts';
import type { Random } from '../support/random.ts';

/** The window, and the file that its dialog for opening one always chooses. */
export type AtDesk = { readonly desk: Window; readonly page: Page; readonly packFile: string };

/** A step at the window; what it touched is told by what the app answers. */
export type WindowStep = {
  readonly name: string;
  readonly ids: readonly string[];
  /** Adds to the books what the app acknowledged. */
  readonly run: (books: Books) => Promise<Books>;
};

export const stateOf = ({
  status,
  revision,
  number,
  settlement,
  form,
  prints,
}: ApplicationDetail): ApplicationState => ({
  status,
  revision,
  number,
  payable: settlement?.payable ?? null,
  note: form.note,
  prints: prints.map((print) => print.sha256).sort(),
});

const withState = (books: Books, id: string, state: ApplicationState): Books => ({
  ...books,
  applications: { ...books.applications, [id]: state },
});

/** Everything the books hold, asked of the app. */
export async function booksOfApp(desk: Window): Promise<Books> {
  const { rows } = await desk.ask('application/list', {});
  let books = NO_BOOKS;
  for (const { id } of rows) books = withState(books, id, stateOf(await desk.ask('application/get', { id })));
  const { rows: batches } = await desk.ask('batch/list', {});
  const { packs } = await desk.ask('policy/list', {});
  const installed = packs.flatMap(({ id, release }) => (release === null ? [] : [`${id} ${release.version}`]));
  return { ...books, batches: batches.map(({ fileName }) => fileName).sort(), packs: installed.sort() };
}

/** Chooses a step the data allows; `mark` counts up, so that nothing typed repeats. */
export function chooseStep(at: AtDesk, books: Books, random: Random, mark: number): WindowStep {
  const { desk, page } = at;
  // What was only begun at the keyboard has no note and cannot be accepted.
  const of = (...statuses: readonly string[]): readonly string[] =>
    Object.entries(books.applications).flatMap(([id, { status, note }]) =>
      statuses.includes(status) && note !== '' ? [id] : [],
    );
  const steps: WindowStep[] = [{ name: 'create', ids: [], run: (before) => create(desk, before, mark) }];
  const offer = (name: string, ids: readonly string[], run: (books: Books, id: string) => Promise<Books>): void => {
    const id = ids[random.below(ids.length)];
    if (id !== undefined) steps.push({ name, ids: [id], run: (before) => run(before, id) });
  };
  offer('save', of('draft'), async (before, id) => {
    const { revision, form } = await desk.ask('application/get', { id });
    const note = `备注 ${mark}`;
    const saved = await desk.ask('application/saveDraft', { id, revision, form: { ...form, note } });
    const state = before.applications[id];
    return state === undefined ? before : withState(before, id, { ...state, note, revision: saved.revision });
  });
  offer('accept', of('draft'), async (before, id) => {
    const { revision } = await desk.ask('application/get', { id });
    return withState(before, id, stateOf(await desk.ask('application/accept', { id, revision })));
  });
  offer('settle', of('accepted'), async (before, id) => {
    const detail = await desk.ask('application/get', { id });
    const { payable: expected } = await assessed(desk, detail);
    const settled = await desk.ask('application/settle', { id, revision: detail.revision, expected });
    return withState(before, id, stateOf(settled));
  });
  offer('seal', of('reviewed'), async (before, id) => {
    const { fileName } = await desk.ask('batch/seal', { applicationIds: [id] });
    const state = before.applications[id];
    if (state === undefined) return before;
    return { ...withState(before, id, { ...state, status: 'sealed' }), batches: [...before.batches, fileName].sort() };
  });
  offer('paper', of('settled', 'reviewed', 'sealed'), async (before, id) => {
    const { print } = await desk.ask('paper/make', { applicationId: id, kind: 'settlement' });
    const state = before.applications[id];
    if (state === undefined) return before;
    return withState(before, id, { ...state, prints: [...state.prints, print.sha256].sort() });
  });
  steps.push({ name: 'import', ids: [], run: (before) => importPack(at, before, mark) });
  steps.push({ name: 'backup', ids: [], run: (before) => desk.ask('backup/make', {}).then(() => before) });
  steps.push({ name: 'typing', ids: [], run: (before) => type(desk, page, before, mark) });
  const [first] = steps;
  if (first === undefined) throw new Error('There is always one');
  return random.pick([first, ...steps.slice(1)]);
}

async function create(desk: Window, books: Books, mark: number): Promise<Books> {
  const { id, revision, ...made } = await desk.ask('application/create', {});
  const { form } = canary(mark % 1000);
  const saved = await desk.ask('application/saveDraft', { id, revision, form });
  return withState(books, id, { ...stateOf({ ...made, id, revision, form }), revision: saved.revision });
}

/** A pack of the county's, each time another one: chosen in the dialog, shown, installed. */
async function importPack({ desk, packFile }: AtDesk, books: Books, mark: number): Promise<Books> {
  const id = `faults-${books.packs.length + 1}`;
  writeFileSync(packFile, signed(changedBenxi({ id, title: `中断演练 ${mark}` }), 1));
  const { preview } = await desk.ask('policy/openFile', {});
  if (preview === null) throw new Error('The file was not opened');
  await desk.ask('policy/install', { ticket: preview.ticket, reason: '县里发的新政策' });
  return { ...books, packs: [...books.packs, `${id} 1`].sort() };
}

/** At the keyboard, until the screen says that it is saved. */
async function type(desk: Window, page: Page, books: Books, mark: number): Promise<Books> {
  await newApplication(page);
  const note = page.getByLabel('姓名', { exact: true });
  await note.pressSequentially(`甲乙丙${mark}`, { delay: 10 });
  await note.blur();
  await expect(page.getByText(/^已保存/).first()).toBeVisible();
  const { rows } = await desk.ask('application/list', {});
  const found = rows.find(({ id }) => books.applications[id] === undefined);
  if (found === undefined) throw new Error('Said to be saved, and is not in the list');
  const detail = await desk.ask('application/get', { id: found.id });
  if (detail.form.person.name !== `甲乙丙${mark}`) throw new Error(`Typed ${mark}, saved ${detail.form.person.name}`);
  return withState(books, found.id, stateOf(detail));
}
