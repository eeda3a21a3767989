/** The keys of a result as an example's author reads them. A key that is not here (a fund) stands as it is. */
const RESULT_NAMES: Readonly<Record<string, string>> = {
  status: '状态',
  treatedAs: '救助类别',
  alternatives: '其他类别',
  reasons: '原因',
  layers: '保险支付',
  basic: '基本医保',
  seriousIllness: '大病保险',
  supplement: '补充保险',
  burden: '救助基数',
  aid: '救助',
  aidTotal: '救助合计',
  residual: '救助后负担',
  total: '合计',
  year: '年度',
  payable: '应支付',
  recover: '应追回',
  deferred: '年终支付',
  provisional: '待确认',
  missing: '缺少',
};
const LISTS: Readonly<Record<string, (index: number) => string>> = {
  visits: (index) => `第 ${index + 1} 次就诊`,
  years: (index) => `第 ${index + 1} 个年度`,
  alternatives: (index) => `其他类别第 ${index + 1} 个`,
};

/** A place in a result in words: `visits[0].aid.tilt` is `第 1 次就诊 · 救助 · tilt`. */
export function resultPlace(path: readonly PropertyKey[]): string {
  const names = path.map((part, index) => {
    const above = path[index - 1];
    if (typeof part === 'number') return LISTS[String(above)]?.(part) ?? `第 ${part + 1} 项`;
    // Under aid stand funds, one of which may be called basic.
    return above === 'aid' ? String(part) : (RESULT_NAMES[String(part)] ?? String(part));
  });
  const isNamedByItem = (index: number): boolean =>
    typeof path[index + 1] === 'number' && LISTS[String(path[index])] !== undefined;
  return names.filter((_, index) => !isNamedByItem(index)).join(' · ');
}
