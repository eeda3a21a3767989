/** A value of a county parameter that was replaced or taken away. */
export type PastLocalParameter = LocalParameterRecord & { readonly endedAt: string };

/** A county-set value. */
export type LocalParameterRecord = {
  readonly key: string;
  readonly value: string;
  readonly source: string;
  readonly setAt: string;
  readonly setBy: string;
};
