/** A call that came back as a refusal, or did not come back. `message` is the Chinese sentence to show. */
export class ConsoleFailure extends Error {
  readonly code: string;

  constructor(code: string, sentence: string) {
    super(sentence);
    this.name = 'ConsoleFailure';
    this.code = code;
  }
}

/** The sentence of whatever was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ConsoleFailure ? error.message : '页面出现意外情况，没有完成。请刷新页面后再试。';

/** True for a refusal of this code. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof ConsoleFailure && error.code === code;
