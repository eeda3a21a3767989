/** Far above any form or attachment of one call, far below what would stop the window. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_DEPTH = 32;

/** Whether an input is too large, nested too deep, or turns in a circle. Bytes of text are counted as UTF-16. */
export function isTooLarge(input: unknown, maxBytes: number = MAX_BYTES): boolean {
  return measure(input, maxBytes, 0) < 0;
}

/** What is left of the budget; negative when it is used up. */
function measure(value: unknown, budget: number, depth: number): number {
  if (depth > MAX_DEPTH) return -1;
  if (typeof value === 'string') return budget - 2 * value.length;
  if (typeof value !== 'object' || value === null) return budget - 8;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return budget - value.byteLength;
  let left = budget - 8;
  for (const member of membersOf(value)) {
    left = measure(member, left, depth + 1);
    if (left < 0) return left;
  }
  return left;
}

/** Everything inside: names and values, of maps and sets as well, which have no entries of an object's kind. */
function* membersOf(value: object): Iterable<unknown> {
  if (value instanceof Map) {
    for (const [key, member] of value) yield* [key, member];
  } else if (value instanceof Set) yield* value;
  else {
    for (const [key, member] of Object.entries(value)) yield* [key, member];
  }
}
