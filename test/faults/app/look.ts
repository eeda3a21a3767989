import { unlock } from '../../support/clerk.ts';
import { differences } from '../life/acknowledged.ts';
import type { Books } from '../life/books.ts';
import { type App, deskOf, killAll, type Places, startApp } from '../support/app.ts';
import { booksOfApp, type WindowStep } from './window-steps.ts';

/** Told what was met on the way. */
export type Seen = (what: string) => void;

/** Unlocks as a person does, and compares. */
export async function look(
  { page }: App,
  before: Books,
  begun: WindowStep | null,
  seen: Seen,
): Promise<readonly string[]> {
  if ((await unlock(page)) > 0) seen('waited at the lock');
  const desk = deskOf(page);
  const found = await booksOfApp(desk);
  // Typing makes an application and saves it; so does creating one. Each is acknowledged by itself.
  const isMaking = begun !== null && (begun.name === 'typing' || begun.name === 'create');
  const own = begun?.name === 'seal' || begun?.name === 'import' ? begun.name : 'save';
  const name = begun === null ? null : isMaking ? 'create' : own;
  const wrong = differences(before, begun === null || name === null ? null : { name, ids: begun.ids }, found);
  const verdict = await desk.ask('audit/verify', {});
  return verdict.state === 'sound' ? wrong : [...wrong, `the operation record: ${JSON.stringify(verdict)}`];
}

/** The same with an app of its own. */
export async function lookOnce(
  places: Places,
  books: Books,
  begun: WindowStep | null,
  seen: Seen,
): Promise<readonly string[]> {
  const app = await startApp(places);
  try {
    return await look(app, books, begun, seen);
  } finally {
    await killAll(app);
  }
}
