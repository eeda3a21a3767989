/** One thing wrong with a file: where (a JSON path, '' for the whole file) and what. */
export type Problem = { readonly path: string; readonly message: string };

/** What reading a file gives: the value, or everything that is wrong with it. */
export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

const PLAIN_KEY = /^[A-Za-z_$][\w$]*$/;

/** Path parts as JSON path text: `['cases', 3, 'id']` → `cases[3].id`. */
export function jsonPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const key = String(part);
    if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === '' ? key : `${path}.${key}`;
  }, '');
}

/** A problem as one line: `cases[3].visits[0].amounts.inScope: "12,0" 不是金额`. */
export const problemLine = (problem: Problem): string =>
  problem.path === '' ? problem.message : `${problem.path}: ${problem.message}`;
