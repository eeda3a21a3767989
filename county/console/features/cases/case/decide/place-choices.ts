import { AMOUNT_WORDS } from '#shared/domain/check-visit.ts';
import type { CaseView } from '../../../../api/views.ts';

/** Where something is to be corrected, as the window calls the fields of its form. */
type Place = { readonly field: string; readonly visit?: string | undefined };
export type PlaceChoice = Place & { readonly key: string; readonly words: string };

/** No field of the form: the window shows it as the whole application. */
const WHOLE = 'application';

const FORM_FIELDS: readonly (readonly [string, string])[] = [
  [WHOLE, '整份申请'],
  ['person.name', '人员·姓名'],
  ['person.idNumber', '人员·证件号码'],
  ['person.birthDate', '人员·出生日期'],
  ['person.phone', '人员·联系电话'],
  ['person.village', '人员·村（社区）'],
  ['person.address', '人员·住址'],
  ['applicationDate', '人员·申请日期'],
  ['account.holder', '收款账户·户名'],
  ['account.bank', '收款账户·开户银行'],
  ['account.number', '收款账户·收款账号'],
];

const VISIT_FIELDS: readonly (readonly [string, string])[] = [
  ['visit.kind', '类别'],
  ['visit.hospital', '医院'],
  ['visit.level', '级别'],
  ['visit.area', '区内外'],
  ['visit.referral', '转诊'],
  ['visit.from', '入院'],
  ['visit.to', '出院'],
  ...Object.entries(AMOUNT_WORDS).map(([name, words]) => [`visit.amounts.${name}`, words] as const),
  ['visit.bill.code', '票据代码'],
  ['visit.bill.number', '票据号'],
  ['visit.diagnosis', '诊断'],
];

const keyOf = ({ field, visit = '' }: Place): string => `${visit} ${field}`;

/** Every place of this application one can point at, in the order of the form. */
export const placeChoices = ({ visits }: CaseView['content']): readonly PlaceChoice[] => [
  ...FORM_FIELDS.map(([field, words]) => ({ key: keyOf({ field }), field, words })),
  ...visits.flatMap(({ id }, index) =>
    VISIT_FIELDS.map(([field, words]) => ({
      key: keyOf({ field, visit: id }),
      field,
      visit: id,
      words: `第 ${index + 1} 张票据·${words}`,
    })),
  ),
];

/** How people call a place; what no form has any more stands as the whole application. */
export const placeWords = (content: CaseView['content'], place: Place): string =>
  placeChoices(content).find(({ key }) => key === keyOf(place))?.words ?? '整份申请';
