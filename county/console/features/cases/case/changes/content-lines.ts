import { AMOUNT_WORDS } from '#shared/domain/check-visit.ts';
import { formatYuanGrouped, yuanToFen } from '#shared/fen.ts';
import { categoryName } from '#shared/settlement/category.ts';
import {
  HOSPITAL_AREA_NAMES,
  HOSPITAL_LEVEL_NAMES,
  INSURANCE_NAMES,
  VISIT_KIND_NAMES,
} from '#shared/settlement/vocabulary.ts';
import type { CaseView } from '../../../../api/views.ts';

type Content = CaseView['content'];
type InputVisit = Content['input']['cases'][number]['visits'][number];

/** One fact of an application in words. `field` and `visit` are the form's own names, as a return names its places. */
export type ContentLine = {
  readonly field: string;
  readonly visit?: string;
  readonly name: string;
  readonly value: string;
};

const ACCOUNT_WORDS = { card: '银行卡', passbook: '存折' } as const;
const SEX_WORDS = { male: '男', female: '女' } as const;
const YES_NO = (flag: boolean | undefined): string => (flag === undefined ? '' : flag ? '是' : '否');

/** Everything an application says, fact by fact in the order of the form: what two revisions differ in is read off two such lists. */
export const contentLines = (content: Content): readonly ContentLine[] => [
  ...personLines(content),
  ...content.visits.flatMap((slip, index) => visitLines(content, slip, index + 1)),
];

function personLines({ person, account, identities, application, input }: Content): readonly ContentLine[] {
  const line = (field: string, name: string, value: string): ContentLine => ({ field, name, value });
  const own = input.cases[0]?.person;
  return [
    line('person.name', '姓名', person.name),
    line('person.idNumber', '身份证号', person.idNumber),
    line('person.sex', '性别', SEX_WORDS[person.sex]),
    line('person.birthDate', '出生日期', person.birthDate),
    line('person.phone', '电话', person.phone),
    line('person.village', '村（社区）', person.village),
    line('person.address', '住址', person.address),
    line('person.identities', '救助身份', identities.map(identityWords).join('；')),
    line('person.insurance', '参保', own === undefined ? '' : INSURANCE_NAMES[own.insurance]),
    line('applicationDate', '申请日期', input.cases[0]?.applicationDate ?? ''),
    line('application.acceptedOn', '受理日期', application.acceptedOn),
    line('application.note', '备注', application.note),
    line('account.holder', '户名', account.holder),
    line('account.bank', '开户银行', account.bank),
    line('account.kind', '账户种类', ACCOUNT_WORDS[account.kind]),
    line('account.number', '账号', account.number),
  ];
}

const identityWords = ({ category, from, to }: Content['identities'][number]): string =>
  `${categoryName(category)} ${from} 起${to === null ? '' : `至 ${to}`}`;

function visitLines(content: Content, slip: Content['visits'][number], n: number): readonly ContentLine[] {
  const line = (field: string, name: string, value: string): ContentLine => ({
    field: `visit.${field}`,
    visit: slip.id,
    name: `第 ${n} 张票据·${name}`,
    value,
  });
  const visit = content.input.cases[0]?.visits.find(({ id }) => id === slip.id);
  return [
    line('hospital', '医院', slip.hospital),
    line('diagnosis', '诊断', slip.diagnosis),
    line('bill.code', '票据代码', slip.bill.code),
    line('bill.number', '票据号', slip.bill.number),
    line('bill.check', '校验码', slip.bill.check),
    ...(visit === undefined ? [] : factLines(visit, line)),
  ];
}

function factLines(
  visit: InputVisit,
  line: (field: string, name: string, value: string) => ContentLine,
): readonly ContentLine[] {
  const { kind, from, to, hospital, referral, psychiatric, bedDays, amounts } = visit;
  return [
    line('kind', '类别', VISIT_KIND_NAMES[kind]),
    line('level', '级别', HOSPITAL_LEVEL_NAMES[hospital.level]),
    line('area', '区内外', HOSPITAL_AREA_NAMES[hospital.area]),
    line('designated', '定点', YES_NO(hospital.designated)),
    line('referral', '转诊', YES_NO(referral)),
    line('psychiatric', '精神科', YES_NO(psychiatric)),
    line('bedDays', '床日数', bedDays === undefined ? '' : String(bedDays)),
    line('from', '入院', from),
    line('to', '出院', to),
    ...AMOUNTS.map(([name, words]) => line(`amounts.${name}`, words, formatYuanGrouped(yuanToFen(amounts[name])))),
  ];
}

// Keys of a constant.
const AMOUNTS = Object.entries(AMOUNT_WORDS) as readonly (readonly [keyof typeof AMOUNT_WORDS, string])[];
