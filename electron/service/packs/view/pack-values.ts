import type { PolicyPack } from '#rules';
import { fundValues } from './fund-values.ts';
import { insuranceValues } from './insurance-values.ts';
import { otherValues } from './other-values.ts';
import { categoryWords, dayWords, kindWords, type PackValue, valueMaker, yuanWords } from './pack-value.ts';

/** Every value of a pack in words, with its article and the passage, under the headings of the policy page. */
export function packValues({ content }: PolicyPack): PackValue[] {
  const make = valueMaker(content);
  const { effective, kinds, classes, notAided, deferral } = content;
  const [scope, who] = ['适用范围', '救助对象'];
  return [
    make(scope, '起始日期', dayWords(effective.from.value), effective.from),
    make(scope, '终止日期', effective.to.value === null ? '未规定' : dayWords(effective.to.value), effective.to),
    make(scope, '救助范围', kindWords(kinds.value), kinds),
    ...(deferral === undefined
      ? []
      : [make(scope, '年终支付', `年度个人负担不超过 ${yuanWords(deferral.upTo.value)}的，年终支付`, deferral.upTo)]),
    ...classes.flatMap(({ name, members, oneOff, lookback }) => [
      ...members.map((member) => make(who, name, categoryWords(member.value), member)),
      ...(oneOff === undefined
        ? []
        : [make(who, `${name} 追溯期`, `申请之日前 ${oneOff.months.value} 个月，一次性救助`, oneOff.months)]),
      ...(lookback === undefined
        ? []
        : [make(who, `${name} 追溯期`, `认定之日前 ${lookback.days.value} 日`, lookback.days)]),
    ]),
    ...notAided.map((group) => make(who, '不予救助', categoryWords(group.value), group)),
    ...content.funds.flatMap((fund) => fundValues(content, make, fund)),
    ...insuranceValues(content, make),
    ...otherValues(content, make),
  ];
}
