/** A signed policy pack to be installed. */
export type PackInput = {
  readonly packId: string;
  /** Counts up with every release of a pack. */
  readonly version: number;
  readonly hash: string;
  /** The signed file as it came, kept as evidence. */
  readonly file: string;
  /** Text of the compiled pack that was signed. */
  readonly compiled: string;
  /** Id of the key that signed it. */
  readonly signer: string;
};

export type PackRecord = PackInput & { readonly installedAt: string; readonly installedBy: string };
