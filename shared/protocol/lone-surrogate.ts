/** With the `u` flag a pair is one character, so only halves without their partner match. */
const LONE = /\p{Surrogate}/u;

/** Whether any text or key in a JSON value holds half a character, which UTF-8 cannot carry. Never recurses. */
export function hasLoneSurrogate(root: unknown): boolean {
  const queue: unknown[] = [root];
  while (queue.length > 0) {
    const value = queue.pop();
    if (typeof value === 'string') {
      if (LONE.test(value)) return true;
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) queue.push(key, member);
    }
  }
  return false;
}
