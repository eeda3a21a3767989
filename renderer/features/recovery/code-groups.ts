/** `7K4M-QX2P-…` in its groups. */
export const codeGroups = (code: string): readonly string[] =>
  code.split(/[^0-9A-Za-z]+/).filter((group) => group !== '');

/** The code with its last group as somebody typed it back from paper. */
export const withLastGroup = (code: string, typed: string): string =>
  [...codeGroups(code).slice(0, -1), typed.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '')].join('-');
