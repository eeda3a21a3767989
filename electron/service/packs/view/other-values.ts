import type { PolicyPack } from '#rules';
import { INSURANCE_NAMES } from '#shared/settlement/vocabulary.ts';
import { categoryWords, type MakeValue, type PackValue, yuanWords } from './pack-value.ts';

type Content = PolicyPack['content'];

const ROUTES = { any: '', manual: '（手工办理）', one_stop: '（一站式）' } as const;

/** What a policy says beside amounts of aid: watch lines, subsidies, who pays, papers, time limits, how it is read. */
export function otherValues(content: Content, make: MakeValue): readonly PackValue[] {
  const { warnings, localWarnings, premium, premiumByCounty, fundSources, treatFirst, papers, timeLimits } = content;
  const insured = (kinds: readonly ('resident' | 'employee')[]): string =>
    kinds.map((kind) => INSURANCE_NAMES[kind]).join('、');
  return [
    ...warnings.map(({ name, watches, insurance, line }) =>
      make('预警', name, `${categoryWords(watches)}（${insured(insurance)}）：超过 ${yuanWords(line.value)}`, line),
    ),
    ...(localWarnings ?? []).map(({ name, wording }) => make('预警', name, wording.value, wording)),
    ...premium.map(({ wording, share, year, minorsOnly }) =>
      make(
        '参保资助',
        wording,
        [share.value, year === undefined ? '' : `${year.value} 年`, minorsOnly?.value === true ? '仅限未成年人' : '']
          .filter((part) => part !== '')
          .join('，'),
        share,
      ),
    ),
    ...(premiumByCounty ?? []).map(({ categories, wording }) =>
      make('参保资助', categoryWords(categories), wording.value, wording),
    ),
    ...fundSources.map(({ categories, wording }) =>
      make('资金来源', categoryWords(categories), wording.value, wording),
    ),
    ...(treatFirst === undefined
      ? []
      : [make('先诊疗后付费', treatFirst.wording, categoryWords(treatFirst.categories.value), treatFirst.categories)]),
    ...(papers ?? []).map(({ name, route, wording }) =>
      make('所需材料', `${name}${ROUTES[route]}`, wording.value, wording),
    ),
    ...(timeLimits ?? []).map(({ name, wording }) => make('时限', name, wording.value, wording)),
    ...content.readings.map(({ text, article }, index) =>
      make('条文的理解', `第 ${index + 1} 条`, text, { article, confirmed: true }),
    ),
  ];
}
