import { AppFailure } from './app-failure.ts';
import { invoke } from './invoke.ts';

const GUARDIAN = 18;

/**
 * A guardian's first child was filled in (`…-01`): where children before had that order, `put` gets the number of the next
 * one. Nothing is put where it cannot be asked; accepting says it then.
 */
export async function askNextNewborn(filled: string, put: (idNumber: string) => void): Promise<void> {
  if (!filled.endsWith('-01')) return;
  try {
    const { idNumber } = await invoke('people/nextNewborn', { guardian: filled.slice(0, GUARDIAN) });
    if (idNumber !== null && idNumber !== filled) put(idNumber);
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown;
  }
}
