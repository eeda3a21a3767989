import type { PackContent } from './pack-content.ts';

/** A checked pack with the hash that every result names. */
export type PolicyPack = {
  readonly content: PackContent;
  /** `sha256:` and the hex digest of the pack's canonical JSON. */
  readonly hash: string;
};
