import { readName } from '#shared/typed-text.ts';
import type { FieldProblem } from '../../ui/field/field-problem.ts';
import { checkNewPassword } from '../password/check-new-password.ts';

/** First run as typed. */
export type SetupForm = {
  readonly townshipName: string;
  readonly townshipCode: string;
  readonly pcLetter: string;
  readonly pack: string;
  readonly countyKey: string;
  /** Something stands in the key's field that is no key; it must not be lost by going on. */
  readonly isKeyRefused: boolean;
  readonly userName: string;
  readonly password: string;
  readonly again: string;
};

export const EMPTY_SETUP: SetupForm = {
  townshipName: '',
  townshipCode: '',
  pcLetter: 'A',
  pack: '',
  countyKey: '',
  isKeyRefused: false,
  userName: '',
  password: '',
  again: '',
};

export type SetupProblems = Readonly<Partial<Record<keyof SetupForm, FieldProblem>>>;

const wrong = (text: string): FieldProblem => ({ severity: 'wrong', text });

/** What is wrong on one of the three steps that are typed (0–2); empty when the next one may be shown. */
export function checkStep(step: number, form: SetupForm): SetupProblems {
  switch (step) {
    case 0:
      return checkStation(form);
    case 1:
      return {
        ...(form.pack === '' ? { pack: wrong('请选择本地执行的政策包。') } : {}),
        ...(form.isKeyRefused ? { isKeyRefused: wrong('县级公钥不能用。请换成正确的公钥，或清空后再继续。') } : {}),
      };
    default:
      return checkUser(form);
  }
}

function checkStation({ townshipName, townshipCode, pcLetter }: SetupForm): SetupProblems {
  const name = [...townshipName.trim()].length;
  return {
    ...(name < 2 || name > 40 ? { townshipName: wrong('请填写乡镇（街道）全称，例如「某某镇」。') } : {}),
    ...(/^\d{9}$/.test(townshipCode) ? {} : { townshipCode: wrong(codeProblem(townshipCode)) }),
    ...(/^[A-Z]$/.test(pcLetter) ? {} : { pcLetter: wrong('请填一个字母，A 至 Z。') }),
  };
}

/** What is wrong with a township code as typed; a short one says how much is missing. */
export function codeProblem(code: string): string {
  const shape = '代码应为九位数字：县区六位，乡镇三位。';
  if (!/^\d+$/.test(code)) return shape;
  return code.length < 9 ? `还差 ${9 - code.length} 位。${shape}` : `多了 ${code.length - 9} 位。${shape}`;
}

function checkUser(form: SetupForm): SetupProblems {
  const { password, again } = checkNewPassword(form);
  return {
    ...(readName(form.userName) === null ? { userName: wrong('请填写经办人姓名。') } : {}),
    ...(password === null ? {} : { password }),
    ...(again === null ? {} : { again }),
  };
}
