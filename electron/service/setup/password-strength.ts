import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

const MIN_PASSWORD_LENGTH = 8;
const MIN_SCORE = 2;

export type PasswordStrength = {
  /** 0–4 as zxcvbn gives it. */
  readonly score: number;
  readonly acceptable: boolean;
  /** One Chinese sentence; empty when it is good. */
  readonly advice: string;
};

/** Our sentence for each thing zxcvbn warns of; its keys stand for themselves while no translation is given. */
const WARNINGS: Readonly<Record<string, string>> = {
  straightRow: '键盘上连着的一排键很容易被猜到。',
  keyPattern: '键盘上连成形状的键很容易被猜到。',
  simpleRepeat: '重复的字符很容易被猜到。',
  extendedRepeat: '重复的片段很容易被猜到。',
  sequences: '连续的数字或字母很容易被猜到。',
  recentYears: '年份很容易被猜到。',
  dates: '日期很容易被猜到，生日尤其如此。',
  topTen: '这是最常见的密码之一。',
  topHundred: '这是很常见的密码。',
  common: '这是常见的密码。',
  similarToCommon: '这个密码与常见密码太像。',
  wordByItself: '单独一个词很容易被猜到。',
  namesByThemselves: '单独一个名字很容易被猜到。',
  commonNames: '常见的名字很容易被猜到。',
  userInputs: '密码里不要用姓名、乡镇名或代码。',
};

const MORE = '请再加长，可用几个不相干的词连起来。';
const ADVICE = '可以使用。再加长一些会更安全。';

let checker: Promise<ZxcvbnFactory> | null = null;

/** Loaded at the first question: its word lists are half a megabyte, and most days see no new password. */
async function loadChecker(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

/** In characters, composed as the keys take it. */
const lengthOf = (password: string): number => [...password.normalize('NFC')].length;

/** The words as typed and their parts, since people use half of their township's name. */
function knownWords(words: readonly string[]): string[] {
  const parts = words.flatMap((word) => [word, ...word.split(/[\s·]+/)]);
  return [...new Set(parts.map((part) => part.trim().toLowerCase()).filter((part) => part.length >= 2))];
}

/** How hard a password is to guess; `words` (user, township, codes) count as known to whoever guesses. */
export async function passwordStrength(password: string, words: readonly string[]): Promise<PasswordStrength> {
  if (password === '') return { score: 0, acceptable: false, advice: '' };
  checker ??= loadChecker();
  const { score, feedback } = (await checker).check(password.normalize('NFC'), knownWords(words));
  if (lengthOf(password) < MIN_PASSWORD_LENGTH) {
    return { score, acceptable: false, advice: `密码至少 ${MIN_PASSWORD_LENGTH} 个字符。` };
  }
  if (score < MIN_SCORE) {
    return {
      score,
      acceptable: false,
      advice: `${WARNINGS[feedback.warning ?? ''] ?? '这个密码太容易被猜到。'}${MORE}`,
    };
  }
  return { score, acceptable: true, advice: score === MIN_SCORE ? ADVICE : '' };
}

/** Why a new password is refused; null when it may be used. */
export async function passwordProblem(
  password: string,
  words: readonly string[],
): Promise<'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_WEAK' | null> {
  if (lengthOf(password) < MIN_PASSWORD_LENGTH) return 'PASSWORD_TOO_SHORT';
  return (await passwordStrength(password, words)).acceptable ? null : 'PASSWORD_TOO_WEAK';
}
