import type { BatchKey } from '../spool/spool.ts';

/** The batches that this process is taking. */
export type UnderWay<Taken> = {
  /** Takes a batch, or joins whoever takes it. */
  readonly take: (key: BatchKey, work: () => Promise<Taken>) => Promise<Taken>;
  /**
   * Resolves, never throws, when whatever is being taken now with the number before of the same PC has been or could not be; null
   * when nothing is. So a batch can be read while the one before it is booked.
   */
  readonly before: (key: BatchKey) => Promise<unknown> | null;
};

export function underWay<Taken>(): UnderWay<Taken> {
  const takings = new Map<string, { readonly key: BatchKey; readonly taken: Promise<Taken> }>();
  return {
    take: (key, work) => {
      const name = `${key.device}/${key.seq}/${key.hash}`;
      const under = takings.get(name);
      if (under !== undefined) return under.taken;
      const taken = work().finally(() => takings.delete(name));
      takings.set(name, { key, taken });
      return taken;
    },
    before: ({ device, seq }) => {
      const those = [...takings.values()].filter(({ key }) => key.device === device && key.seq === seq - 1);
      return those.length === 0 ? null : Promise.allSettled(those.map(({ taken }) => taken));
    },
  };
}
