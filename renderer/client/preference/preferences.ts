import { invoke } from '../invoke.ts';

/**
 * How somebody likes the window. The page has no storage of its own that outlives it, so the service keeps these, in
 * clear: never a personal datum, never a fact. A change shows at once; keeping it is not waited for.
 */
const values = new Map<string, unknown>();
const listeners = new Set<() => void>();
let isLoaded = false;

const tell = (): void => listeners.forEach((listener) => listener());

/** Reads what was kept; without an answer the window looks as it did the first time. */
export async function loadPreferences(): Promise<void> {
  try {
    const { values: kept } = await invoke('preference/list', {});
    for (const [name, text] of Object.entries(kept)) values.set(name, JSON.parse(text));
  } catch {
    // Nothing is lost but a width or a colour.
  }
  isLoaded = true;
  tell();
}

/** False until the answer is there; the frame waits for it, so that nothing jumps. */
export const arePreferencesLoaded = (): boolean => isLoaded;

/** The value kept under a name, whatever it is; undefined when there is none. */
export const preferenceOf = (name: string): unknown => values.get(name);

/** Shows a choice and holds it until the window closes: for what may contain a name and so must not reach the disk. */
export function holdPreference(name: string, value: unknown): void {
  values.set(name, value);
  tell();
}

/** Shows a choice and has it kept. */
export function setPreference(name: string, value: unknown): void {
  holdPreference(name, value);
  // Under the lock nothing is kept; the choice still holds until the window closes.
  invoke('preference/set', { name, value: JSON.stringify(value) }).catch(() => undefined);
}

/** Calls back after every change until the function it returns is called. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
