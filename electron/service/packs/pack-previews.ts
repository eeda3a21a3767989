import type { PolicyPack } from '#rules';
import type { Vault } from '../../store/vault/vault.ts';

/** A signed file that was found good and waits for a decision. */
export type PreviewedFile = {
  readonly pack: PolicyPack;
  readonly version: number;
  /** Id of the key that signed it. */
  readonly signer: string;
  /** The file as it came. */
  readonly text: string;
};

/** The one file that was opened last; it belongs to the log-in it was opened in. */
export type PackPreviews = {
  /** Keeps the file in place of the one before; gives the ticket to ask for it with. */
  readonly keep: (vault: Vault, file: PreviewedFile) => string;
  /** Null when another file was opened since, or somebody else has logged in. */
  readonly find: (vault: Vault, ticket: string) => PreviewedFile | null;
  readonly drop: () => void;
  /** Starts a comparison and ends the one before; the answer says whether it is still wanted. */
  readonly begin: () => () => boolean;
  /** Ends the comparison under way. */
  readonly cancel: () => void;
};

export function createPackPreviews(newId: () => string): PackPreviews {
  let kept: { readonly vault: Vault; readonly ticket: string; readonly file: PreviewedFile } | null = null;
  let run = 0;
  return {
    keep: (vault, file) => {
      const ticket = newId();
      kept = { vault, ticket, file };
      return ticket;
    },
    find: (vault, ticket) => (kept?.vault === vault && kept.ticket === ticket ? kept.file : null),
    drop: () => {
      kept = null;
    },
    begin: () => {
      run += 1;
      const mine = run;
      return () => run === mine;
    },
    cancel: () => {
      run += 1;
    },
  };
}
