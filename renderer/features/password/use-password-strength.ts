import { useEffect, useState } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { invoke } from '../../client/invoke.ts';

export type PasswordStrength = ChannelOutput<'setup/passwordStrength'>;

/** Typing rests this long before the service is asked. */
const REST_MS = 120;

/** How hard a password is to guess, asked as it is typed and kept nowhere. `words` count as known to whoever guesses. */
export function usePasswordStrength(password: string, words: readonly string[]): PasswordStrength | null {
  const [strength, setStrength] = useState<PasswordStrength | null>(null);
  const known = words.filter((word) => word !== '').join('\n');
  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(() => {
      if (password === '') {
        setStrength(null);
        return;
      }
      invoke('setup/passwordStrength', { password, words: known === '' ? [] : known.split('\n') }).then(
        (answer) => {
          if (!isGone) setStrength(answer);
        },
        // Without an answer the bar stays empty; `setup/create` checks again in any case.
        () => undefined,
      );
    }, REST_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [password, known]);
  return strength;
}
