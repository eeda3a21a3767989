import { hasCode, sentenceOf } from '../../client/app-failure.ts';

/** What to say when the own password is asked again inside the program: the recovery code is of no use there. */
export const ownPasswordWords = (error: Error): string =>
  hasCode(error, 'WRONG_PASSWORD') ? '密码不对，请重新输入您自己的登录密码。' : sentenceOf(error);
