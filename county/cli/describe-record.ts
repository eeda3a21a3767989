import { EXEMPT_FACT_WORDS } from '#shared/domain/exemption/exempt-fact.ts';
import { fen, formatYuanGrouped, parseYuan } from '#shared/fen.ts';
import { maskIdNumber } from '#shared/id-number.ts';
import type { BatchRecord } from '#shared/protocol/batch/batch-record.ts';
import { categoryName } from '#shared/settlement/category.ts';
import {
  CASE_STATUS_NAMES,
  HOSPITAL_LEVEL_NAMES,
  INSURANCE_NAMES,
  VISIT_KIND_NAMES,
} from '#shared/settlement/vocabulary.ts';

const PAPER_NAMES: Readonly<Record<string, string>> = { settlement: '结算单', approval: '申请审批表' };
const SEX_NAMES = { male: '男', female: '女' } as const;
const ACCOUNT_NAMES = { card: '银行卡', passbook: '存折' } as const;

const yuan = (amount: number): string => `${formatYuanGrouped(fen(amount))} 元`;

/** One line for a list: enough to find the paper, the identity number masked. */
export function summariseRecord(record: BatchRecord): string {
  const { application, person, result, payableFen } = record;
  const status = result.cases[0] === undefined ? '' : CASE_STATUS_NAMES[result.cases[0].status];
  return [
    application.number,
    `第 ${application.revision} 版`,
    person.name,
    maskIdNumber(person.idNumber),
    status,
    `应救助 ${yuan(payableFen)}`,
  ].join('　');
}

/** Everything a record says, for whoever may see it. */
export function describeRecord(record: BatchRecord): readonly string[] {
  const { application, person, account, identities, input, result, papers } = record;
  const insurance = input.cases[0]?.person.insurance;
  return [
    `身份证号　${person.idNumber}　${SEX_NAMES[person.sex]}　${person.birthDate}`,
    `联系方式　${person.phone}　${person.village}　${person.address}`,
    `收款账户　${ACCOUNT_NAMES[account.kind]}　${account.holder}　${account.bank}　${account.number}`,
    `参保情况　${insurance === undefined ? '—' : INSURANCE_NAMES[insurance]}`,
    ...identities.map(
      ({ category, from, to, source }) =>
        `身份认定　${categoryName(category)}　${from} 至 ${to ?? '今'}${source === '' ? '' : `　依据：${source}`}`,
    ),
    `受理　　　${application.acceptedOn}　测算确认 ${application.settledAt}　经办 ${application.clerk.name}`,
    describeReview(record),
    ...describeSpecial(record),
    ...(application.note === '' ? [] : [`备注　　　${application.note}`]),
    ...describeVisits(record),
    `政策包　　${result.pack}　${result.packHash}　引擎 ${result.engine}`,
    ...describeTrace(record),
    ...papers.map(({ kind, pages, sha256 }) => `文书　　　${PAPER_NAMES[kind] ?? kind}　${pages} 页　${sha256}`),
  ];
}

/** What was set aside, and the public notice; nothing in records of before. */
function describeSpecial(record: BatchRecord): readonly string[] {
  if (!('exemptions' in record)) return [];
  const { exemptions, notice } = record;
  return [
    ...exemptions.map(
      ({ visit, fact, found, reason, evidence, askedBy, signedBy, permit }) =>
        `特殊情形　${EXEMPT_FACT_WORDS[fact]}　就诊 ${visit}　${found}　${reason}（依据：${evidence}）　${askedBy.name}提出，${signedBy.name}核定${permit === null ? '' : `（同一人，县级授权 ${permit.no}）`}`,
    ),
    ...(notice === null
      ? []
      : [`公示　　　${notice.number}　${notice.from} 至 ${notice.to}　异议 ${notice.objections} 条`]),
  ];
}

function describeReview(record: BatchRecord): string {
  if (!('review' in record)) return '复核　　　旧版本封批，没有复核记录';
  const { reviewedAt, reviewer, permit } = record.review;
  const mark = permit === null ? '' : `　本件由同一人测算并复核（县级授权 ${permit.no}，至 ${permit.until}）`;
  return `复核　　　${reviewedAt}　${reviewer.name}${mark}`;
}

function describeVisits({ visits, input }: BatchRecord): readonly string[] {
  const slips = new Map(visits.map((visit) => [visit.id, visit]));
  return (input.cases[0]?.visits ?? []).flatMap((visit) => {
    const slip = slips.get(visit.id);
    const total = parseYuan(visit.amounts.total);
    const facts = [
      slip?.hospital ?? '（以前申请的就诊）',
      HOSPITAL_LEVEL_NAMES[visit.hospital.level],
      VISIT_KIND_NAMES[visit.kind],
      `${visit.from} 至 ${visit.to}`,
      `总费用 ${total === null ? '—' : yuan(total)}`,
    ];
    if (slip === undefined) return [`就诊　　　${facts.join('　')}`];
    const { code, number, check } = slip.bill;
    return [
      `就诊　　　${facts.join('　')}`,
      `　　　　　诊断：${slip.diagnosis}　票据 ${code} ${number}（校验码 ${check}）`,
    ];
  });
}

function describeTrace({ result }: BatchRecord): readonly string[] {
  return (result.cases[0]?.trace ?? []).map((step, index) => {
    const parts = [step.text, step.formula, step.clause === null ? null : `〔${step.clause}〕`];
    return `计算 ${String(index + 1).padStart(3, ' ')}　${parts.filter((part) => part !== null).join('　')}`;
  });
}
