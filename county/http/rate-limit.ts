/** How many requests at once, and how many more a second. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** Asks for one request of a name: 0 when it may pass, else the seconds to wait. */
export type RateLimit = (name: string, nowMs: number) => number;

/** Names that are forgotten when there are too many: those that had waited longest would be full again anyway. */
const MOST_NAMES = 20_000;

/** A bucket of tokens for each name. In memory and for one process: a limit against haste and error, not a count of anything. */
export function rateLimit({ burst, perSecond }: Rate): RateLimit {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (name, nowMs) => {
    const bucket = buckets.get(name) ?? { tokens: burst, at: nowMs };
    // A clock set back gives nothing and takes nothing.
    const passed = Math.max(0, nowMs - bucket.at) / 1000;
    const tokens = Math.min(burst, bucket.tokens + passed * perSecond);
    buckets.delete(name);
    const isLet = tokens >= 1;
    buckets.set(name, { tokens: isLet ? tokens - 1 : tokens, at: nowMs });
    if (buckets.size > MOST_NAMES) {
      const oldest = buckets.keys().next();
      if (oldest.done !== true) buckets.delete(oldest.value);
    }
    return isLet ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  };
}
