import { afterAll, beforeAll, expect, test } from 'vitest';
import { PERSON } from '../../support/invented-case.ts';
import { accept, draft } from '../support/desk.ts';
import { typedForm } from '../support/forms/invented-form.ts';
import { openWindow, setUp, testFolder, unlock, type Window } from '../support/window.ts';

const folder = testFolder();
let window: Window;

beforeAll(async () => {
  window = openWindow(folder.dataDir, folder.packsDir);
  await setUp(window);
});
afterAll(async () => {
  await window.close();
  folder.remove();
});

/** Kind and state of each hit. */
async function found(typed: string): Promise<readonly string[]> {
  const { hits } = await window.ask('search/find', { text: typed, limit: 50 });
  return hits.map(({ kind, status }) => `${kind} ${status ?? ''}`.trim());
}

/** Asks until the index is whole, as the window does. */
async function whole(): Promise<void> {
  for (;;) {
    const { indexing } = await window.ask('search/find', { text: 'x', limit: 1 });
    if (indexing === null) return;
  }
}

test('a case is found from its first key on, in every state, by what it is now', async () => {
  expect(await found(PERSON.name)).toEqual([]);
  const empty = await window.ask('application/create', {});
  const form = typedForm();
  const renamed = { ...form, person: { ...form.person, name: '佟桂' } };
  const { revision } = await window.ask('application/saveDraft', {
    id: empty.id,
    revision: empty.revision,
    form: renamed,
  });
  expect(await found('tgz')).toEqual([]);
  expect(await found('tg')).toEqual(['application draft']);
  await window.ask('application/saveDraft', { id: empty.id, revision, form });
  expect(await found('tgz')).toEqual(['application draft']);
  const accepted = await accept(window, await window.ask('application/get', { id: empty.id }));
  expect((await found('tgz')).toSorted()).toEqual(['application accepted', 'person']);
  expect(await found('00001')).toEqual(['application accepted']);
  const other = await draft(window, { ...form, person: { ...form.person, name: '佟桂芝', village: '别的村' } });
  await window.ask('application/discard', { id: other.id, revision: other.revision });
  expect((await found('佟桂芝')).at(-1)).toBe('application discarded');
  expect(await found('别的村')).toEqual(['application discarded']);
  expect(accepted.number).toMatch(/00001$/);
});

test('a hit of a person leads to the whole number, a hit that is gone does not', async () => {
  const { hits } = await window.ask('search/find', { text: PERSON.idNumber, limit: 50 });
  const id = hits.find(({ kind }) => kind === 'person')?.id ?? '';
  expect(await window.ask('search/person', { id })).toEqual({ idNumber: PERSON.idNumber });
  expect(await window.refused('search/person', { id: 'x' })).toEqual({ code: 'NOT_FOUND' });
});

test('nothing is found under the lock; after it everything is, in the same order', async () => {
  const before = await window.ask('search/find', { text: 'tgz', limit: 50 });
  expect(before.total).toBe(3);
  await window.ask('session/lock', {});
  expect(await window.refused('search/find', { text: 'tgz', limit: 50 })).toEqual({ code: 'LOCKED' });
  await unlock(window);
  await whole();
  expect(await window.ask('search/find', { text: 'tgz', limit: 50 })).toEqual(before);
  expect(window.events).toContainEqual({ event: 'search/indexed', payload: {} });
});
