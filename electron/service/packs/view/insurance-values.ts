import type { PolicyPack } from '#rules';
import { HOSPITAL_LEVEL_NAMES } from '#shared/settlement/vocabulary.ts';
import { categoryWords, classNamer, kindWords, type MakeValue, type PackValue, yuanWords } from './pack-value.ts';

type Content = PolicyPack['content'];

const GROUP = '各项保险的计算';
const ENROLMENT = '参保和待遇';

/** How the layers before aid are worked out where the slip does not show them. */
function layerValues(content: Content, make: MakeValue): readonly PackValue[] {
  const { layers } = content;
  if (layers === undefined) return [];
  const { seriousIllness, supplement } = layers;
  return [
    ...seriousIllness.rules.flatMap(({ categories, bands }) => {
      const who = categories === undefined ? '其他人员' : categoryWords(categories.value);
      return bands.map(({ over, ratio }) =>
        make(GROUP, `${seriousIllness.name} ${who}`, `超过 ${yuanWords(over.value)}的部分 ${ratio.value}`, over),
      );
    }),
    ...(supplement === undefined
      ? []
      : [
          make(
            GROUP,
            `${supplement.name} 适用对象`,
            supplement.classes.value.map(classNamer(content)).join('、'),
            supplement.classes,
          ),
          ...supplement.bands.map(({ over, ratio }) =>
            make(GROUP, supplement.name, `超过 ${yuanWords(over.value)}的部分 ${ratio.value}`, over),
          ),
        ]),
  ];
}

function outpatientValues({ outpatientBasic }: Content, make: MakeValue): readonly PackValue[] {
  if (outpatientBasic === undefined) return [];
  const { name, kind, sharedBy, limit, levels } = outpatientBasic;
  return [
    make(name, '适用就诊', kindWords([kind.value]), kind),
    make(name, '年度最高支付', `${yuanWords(limit.value)}（与${kindWords(sharedBy.value)}共用）`, limit),
    ...levels.map(({ level, over, ratio }) =>
      make(name, HOSPITAL_LEVEL_NAMES[level], `起付标准 ${yuanWords(over.value)}，支付比例 ${ratio.value}`, over),
    ),
  ];
}

function enrolmentValues({ enrolment, hukou }: Content, make: MakeValue): readonly PackValue[] {
  return [
    ...(hukou === undefined ? [] : [make(ENROLMENT, '户籍', `行政区划代码以 ${hukou.value} 开头`, hukou)]),
    ...(enrolment === undefined
      ? []
      : [
          make(
            ENROLMENT,
            '集中缴费期',
            `上年 ${enrolment.collectiveFrom.value} 至 ${enrolment.collectiveTo.value}`,
            enrolment.collectiveFrom,
          ),
          make(
            ENROLMENT,
            '新生儿',
            `出生后 ${enrolment.newbornDays.value} 日内缴费，从出生之日起`,
            enrolment.newbornDays,
          ),
          make(
            ENROLMENT,
            '职工医保中断',
            `中断后 ${enrolment.employeeDays.value} 日内缴费，从次日起`,
            enrolment.employeeDays,
          ),
          make(ENROLMENT, '其他缴费', `缴费后 ${enrolment.waitingDays.value} 日起享受待遇`, enrolment.waitingDays),
        ]),
  ];
}

/** What a policy says of insurance: who must be insured since when, and what it pays before aid. */
export const insuranceValues = (content: Content, make: MakeValue): readonly PackValue[] => [
  ...enrolmentValues(content, make),
  ...layerValues(content, make),
  ...outpatientValues(content, make),
];
