import { type Day, formatDayInWords, yearOf } from '../../day.ts';
import { readDay } from '../../typed-text.ts';
import { type FormProblem, missing, warning, wrong } from '../form-problem.ts';
import { dayProblem } from './day-problem.ts';
import { ID_TYPE_WORDS, type IdDocumentProblem, type IdType, readIdDocument, typeOfNumber } from './id-document.ts';
import { PROVINCES } from './provinces.ts';

/** The fields of a document as typed. */
export type TypedDocument = {
  readonly idType: IdType;
  readonly idNumber: string;
  readonly sex: '' | 'male' | 'female';
  readonly birthDate: string;
};

const NUMBER_PROBLEMS: Readonly<Record<Exclude<IdDocumentProblem, 'form' | 'other_type'>, string>> = {
  length: '身份证号应为 18 位。请对照证件逐位核对。',
  characters: '身份证号前 17 位应为数字，末位为数字或 X。请核对是否把字母 O、I 当成了数字。',
  birth_date: '身份证号里的出生日期不存在。请核对第 7 至 14 位。',
  future: '身份证号里的出生日期晚于今天。请核对第 7 至 14 位。',
  check_digit: '身份证号校验位不对，可能有一位输错。请对照证件逐位核对。',
  zeros: '身份证号前 6 位不能全是 0。请对照证件核对。',
  guardian: '前 18 位应是母亲或监护人的身份证号，现在的号码不对。请对照证件逐位核对。',
  order: '顺序号应为 01 至 20：这位母亲或监护人的每个孩子一个号，用过的号不能再给别的孩子。',
};

/** What the number of a document looks like. */
const FORMS: Readonly<Record<IdType, string>> = {
  resident_card: '18 位',
  household_booklet: '户口簿上的 18 位公民身份号码',
  residence_permit: '18 位，以 81、82 或 83 开头',
  foreigner_card: '18 位（以 9 开头），或旧证 3 个字母加 12 位数字',
  passport: '6 至 12 位字母和数字',
  newborn: '母亲或监护人的 18 位号码，加两位顺序号，例如 210521198804020026-01',
};

/** The name of a document's number in a sentence. */
const numberWord = (type: IdType): string => {
  if (type === 'resident_card' || type === 'household_booklet') return '身份证号';
  return type === 'newborn' ? '新生儿的临时编号' : `${ID_TYPE_WORDS[type]}号码`;
};

function problemText(type: IdType, problem: IdDocumentProblem, typed: string): string {
  if (problem === 'form') return `${numberWord(type)}应为${FORMS[type]}。请对照证件核对。`;
  if (problem === 'other_type')
    return `这个号码是${ID_TYPE_WORDS[typeOfNumber(typed)]}的号码，不是${ID_TYPE_WORDS[type]}的。请改证件种类，或核对号码。`;
  const text = NUMBER_PROBLEMS[problem];
  return type === 'residence_permit' || type === 'foreigner_card' ? text.replace('身份证号', numberWord(type)) : text;
}

/** The province a number names; that of a foreigner's permanent residence card stands behind its leading 9. */
const provinceOf = (idNumber: string): string =>
  idNumber.startsWith('9') ? idNumber.slice(1, 3) : idNumber.slice(0, 2);

const ageInYears = (birth: Day, today: Day): number =>
  yearOf(today) - yearOf(birth) - (today.slice(5) < birth.slice(5) ? 1 : 0);

const CARD_FROM = 16;
const LONG_WITHOUT_NUMBER = 1;

/** What is doubtful of a number that can be right. */
function doubts(type: IdType, text: string, birth: Day | null, today: Day, at: string): FormProblem[] {
  if (text.length === 18 && !PROVINCES.has(provinceOf(text)))
    return [warning(at, `身份证号开头的“${text.slice(0, 2)}”不是省级地区代码。请对照证件逐位核对。`)];
  if (birth === null) return [];
  if (text.length === 18 && yearOf(today) - yearOf(birth) > 120)
    return [warning(at, `按身份证号，此人已超过 120 岁（${formatDayInWords(birth)}出生）。请核对。`)];
  if (type === 'household_booklet' && ageInYears(birth, today) >= CARD_FROM)
    return [warning(at, '此人已满 16 周岁，应有居民身份证。请核对证件种类。')];
  if (type === 'newborn' && ageInYears(birth, today) >= LONG_WITHOUT_NUMBER)
    return [warning(at, '孩子已满 1 周岁仍没有身份证号。请提醒监护人办理户口登记，登记后补上号码。')];
  // Characters 8 to 13 of the old card are the birth date, the century left out.
  if (text.length === 15 && text.slice(7, 13) !== birth.slice(2).replaceAll('-', ''))
    return [warning(at, '旧版永久居留身份证第 8 至 13 位应是出生年月日，与填写的出生日期不一致。请核对。')];
  return [];
}

/** Sex and birth date where the number does not say them. */
function checkTyped({ sex, birthDate }: TypedDocument, today: Day, path: string): FormProblem[] {
  const problems: FormProblem[] = [];
  if (sex === '') problems.push(missing(`${path}.sex`, '请选择性别。'));
  if (birthDate.trim() === '') return [...problems, missing(`${path}.birthDate`, '请填写出生日期。')];
  const sentence = dayProblem('出生日期', birthDate);
  const read = readDay(birthDate);
  if (sentence !== null) problems.push(wrong(`${path}.birthDate`, sentence));
  else if (read.ok && read.day > today) problems.push(wrong(`${path}.birthDate`, '出生日期晚于今天。请核对。'));
  else if (read.ok && read.day < '1850-01-01') problems.push(wrong(`${path}.birthDate`, '出生日期太早。请核对年份。'));
  return problems;
}

/** Problems of a document as typed; `path` is where its fields stand, `today` bounds the birth date. */
export function checkIdDocument(typed: TypedDocument, today: Day, path = 'person'): FormProblem[] {
  const { idType, idNumber } = typed;
  const at = `${path}.idNumber`;
  if (idNumber.trim() === '') return [missing(at, `请填写${numberWord(idType)}。`)];
  const read = readIdDocument(idType, idNumber, today);
  if (!read.ok) return [wrong(at, problemText(idType, read.problem, idNumber))];
  const { document } = read;
  const said = readDay(typed.birthDate);
  const birth = document.birthDate ?? (said.ok ? said.day : null);
  const own = document.birthDate === null ? checkTyped(typed, today, path) : [];
  return [...doubts(idType, document.text, birth, today, at), ...own];
}
