import type { PackFund, PolicyPack } from '#rules';
import { classNamer, kindWords, type MakeValue, type PackValue, yuanWords } from './pack-value.ts';

type Content = PolicyPack['content'];
type ShareFund = Extract<PackFund, { readonly method: 'share' }>;

/** What one class is given by the policy; one row when it all stands in one article. */
function termsValues(
  make: MakeValue,
  fund: ShareFund,
  name: string,
  { deductible, ratio, cap, kinds, base }: ShareFund['terms'][string],
): readonly PackValue[] {
  const parts = [
    { word: '起付标准', text: yuanWords(deductible.value), backing: deductible },
    { word: '救助比例', text: `${ratio.value}${base === undefined ? '' : '（按总费用）'}`, backing: ratio },
    { word: '年度限额', text: cap.value === null ? '不设限额' : yuanWords(cap.value), backing: cap },
    ...(kinds === undefined ? [] : [{ word: '适用', text: kindWords(kinds.value), backing: kinds }]),
  ];
  const [first, ...rest] = parts;
  const isOne = rest.every(
    ({ backing }) => backing.article === first?.backing.article && backing.confirmed === first.backing.confirmed,
  );
  if (!isOne || first === undefined) {
    return parts.map(({ word, text, backing }) => make(fund.name, `${name} ${word}`, text, backing));
  }
  return [make(fund.name, name, parts.map(({ word, text }) => `${word} ${text}`).join('，'), first.backing)];
}

/** The standards of one kind of aid, class by class. */
export function fundValues(content: Content, make: MakeValue, fund: PackFund): readonly PackValue[] {
  const nameOf = classNamer(content);
  const parameter = (key: string): string => content.local.find((item) => item.key === key)?.name ?? key;
  if (fund.method === 'perDay') {
    return [
      make(fund.name, '适用对象', fund.classes.value.map(nameOf).join('、'), fund.classes),
      make(fund.name, '适用就诊', kindWords(fund.kinds.value), fund.kinds),
      make(fund.name, '每床日金额', `由地方确定：${parameter(fund.rate)}`, fund.classes),
    ];
  }
  const base = fund.base.value === 'burden' ? '保险支付后的个人负担' : '前项救助后的个人负担';
  return [
    make(fund.name, '救助基数', base, fund.base),
    ...(fund.kinds === undefined ? [] : [make(fund.name, '适用就诊', kindWords(fund.kinds.value), fund.kinds)]),
    // In the order of the policy; the terms themselves stand by their key.
    ...content.classes.flatMap(({ id, name }) => {
      const [terms, local] = [fund.terms[id], fund.localTerms?.[id]];
      if (terms !== undefined) return termsValues(make, fund, name, terms);
      if (local === undefined) return [];
      const what = local.kinds === undefined ? '' : `（${kindWords(local.kinds.value)}）`;
      const text = `由地方确定：${parameter(local.setting)}${what}`;
      return [make(fund.name, name, text, { article: local.article, confirmed: true })];
    }),
  ];
}
