import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Role } from '../../books/roles.ts';
import type { SignedInView } from '../api/views.ts';
import { call, keepToken } from './call.ts';

export const SESSION_KEY: readonly unknown[] = ['session'];

/** Who is here, as the service says. */
export const useSessionView = () =>
  useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const session = await call('session', {});
      if (session.isSignedIn) keepToken(session.token);
      return session;
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

const SignedInContext = createContext<SignedInView | null>(null);
export const SignedInProvider = SignedInContext.Provider;

/** Whoever is signed in; only below the gate. */
export function useSignedIn(): SignedInView {
  const signedIn = useContext(SignedInContext);
  if (signedIn === null) throw new Error('Nobody is signed in');
  return signedIn;
}

/** Whether whoever is signed in has this role. */
export const useHasRole = (role: Role): boolean => useSignedIn().roles.includes(role);
