/** Every kind of mistake that a pack's author can make; each must be shown to be found. */
export const KINDS_OF_MISTAKE = [
  'duplicate key',
  'unknown key',
  'missing key',
  'key of the language',
  'alias',
  'recursion',
  'bad indentation',
  'tab',
  'open quote',
  'sourceless value',
  'articleless value',
  'unknown source',
  'unknown article',
  'unused article',
  'unused source',
  'wrong unit',
  'negative',
  'not a number',
  'division by zero',
  'unknown function',
  'over 100 %',
  'impossible date',
  'range that ends before it begins',
  'hole in dates',
  'year twice',
  'gap: class without terms',
  'gap: kind without fund',
  'overlap: two funds',
  'overlap: category in two classes',
  'dead band',
  'band without effect',
  'unknown class',
  'unknown category',
  'unknown pool',
  'pool nobody draws on',
  'duplicate local parameter',
  'unused local parameter',
  'missing local parameter',
  'cap removed',
  'reading marked as confirmed',
  'unknown format',
  'empty text',
] as const;

/** One mistake: a passage of a sound pack and what takes its place. The message must come at the line of `to`. */
export type BadPack = {
  readonly kind: (typeof KINDS_OF_MISTAKE)[number];
  readonly pack: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
};

const DEDUCTIBLE = "deductible: { value: '2000.00', article: a4-5-basic, source: plan, confirmed: true }";
const deductible = (value: string) => DEDUCTIBLE.replace("'2000.00'", value);
const AT_DEDUCTIBLE = '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 起付标准';
const notAmount = (value: string) => `${AT_DEDUCTIBLE}：“${value}”不是金额（元，如 2000.00）`;
const benxi = (kind: BadPack['kind'], from: string, to: string, message: string): BadPack => ({
  kind,
  pack: 'benxi-2023',
  from,
  to,
  message,
});
const CAP = "        cap: { value: '20000.00', article: a4-5-basic, source: plan, confirmed: true }\n      dibao:";

export const BAD_PACKS: readonly BadPack[] = [
  benxi(
    'duplicate key',
    'receivedOn: none',
    'receivedOn: none\nreceivedOn: none',
    '这个键前面已经写过，同一处不能写两次',
  ),
  benxi('unknown key', 'receivedOn: none', 'recievedOn: none', 'recievedOn：没有这个键，请检查拼写'),
  benxi('missing key', DEDUCTIBLE, '', `${AT_DEDUCTIBLE}：缺少这一项，应为一组键值`),
  benxi('key of the language', 'receivedOn: none', 'constructor: none', 'constructor：没有这个键，请检查拼写'),
  benxi('alias', 'receivedOn: none', 'receivedOn: &a none\ntwice: *a', '不能用 & 和 * 引用别处的内容'),
  benxi(
    'recursion',
    'replaces: basic',
    'replaces: bedDay',
    '救助项目 · “按床日定额救助” · 代替：在它前面没有救助项目“bedDay”可以代替',
  ),
  benxi('bad indentation', '  from: { value: 2023', ' from: { value: 2023', '缩进不对，请与同一级的行对齐'),
  benxi('tab', '  from: { value: 2023', '\tfrom: { value: 2023', '缩进不能用制表符（Tab），请用空格'),
  benxi('open quote', 'name: 本溪市 }', "name: '本溪市 }", '缺少冒号、引号或括号'),
  benxi(
    'sourceless value',
    DEDUCTIBLE,
    DEDUCTIBLE.replace(', source: plan', ''),
    `${AT_DEDUCTIBLE} · 依据来源：缺少这一项，应为键名（字母、数字、横线，字母开头）`,
  ),
  benxi(
    'articleless value',
    DEDUCTIBLE,
    DEDUCTIBLE.replace(' article: a4-5-basic,', ''),
    `${AT_DEDUCTIBLE} · 依据条款：缺少这一项，应为键名（字母、数字、横线，字母开头）`,
  ),
  benxi(
    'unknown source',
    DEDUCTIBLE,
    DEDUCTIBLE.replace('plan', 'hearsay'),
    `${AT_DEDUCTIBLE} · 依据来源：来源“hearsay”没有定义`,
  ),
  benxi(
    'unknown article',
    DEDUCTIBLE,
    DEDUCTIBLE.replace('a4-5-basic', 'a9-9'),
    `${AT_DEDUCTIBLE} · 依据条款：条款“a9-9”没有定义`,
  ),
  benxi(
    'unused article',
    'articles:\n',
    'articles:\n  a9-9: { citation: 九(九), passage: 无 }\n',
    '条款 · a9-9：这一条没有被引用，请删除或补上引用',
  ),
  benxi(
    'unused source',
    'sources:\n',
    'sources:\n  rumour: { title: 传闻, note: none }\n',
    '来源 · rumour：这个来源没有被引用，请删除或补上引用',
  ),
  benxi('wrong unit', DEDUCTIBLE, deductible('0.2万'), notAmount('0.2万')),
  benxi(
    'wrong unit',
    'ratio: { value: 60%',
    'ratio: { value: 0.6',
    '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 比例：“0.6”不是百分比（0% 至 100%，如 70%）',
  ),
  benxi('negative', DEDUCTIBLE, deductible("'-2000.00'"), notAmount('-2000.00')),
  benxi('not a number', DEDUCTIBLE, deductible('NaN'), notAmount('NaN')),
  benxi('not a number', DEDUCTIBLE, deductible('Infinity'), notAmount('Infinity')),
  benxi('division by zero', DEDUCTIBLE, deductible('1/0'), notAmount('1/0')),
  benxi('unknown function', DEDUCTIBLE, deductible("'=min(1, 2)'"), notAmount('=min(1, 2)')),
  benxi(
    'over 100 %',
    'ratio: { value: 60%',
    'ratio: { value: 160%',
    '救助项目 · “基本救助” · 公布的标准 · “低保边缘家庭成员” · 比例：“160%”不是百分比（0% 至 100%，如 70%）',
  ),
  benxi(
    'impossible date',
    'from: { value: 2023-01-01',
    'from: { value: 2023-02-29',
    '有效期 · 起始日期：“2023-02-29”不是日期（如 2023-01-01）',
  ),
  benxi(
    'range that ends before it begins',
    'to: { value: none',
    'to: { value: 2022-12-31',
    '有效期 · 终止日期：终止日期早于起始日期',
  ),
  {
    kind: 'hole in dates',
    pack: 'qinghai-2022',
    from: 'year: { value: 2023',
    to: 'year: { value: 2021',
    message: '参保资助 · 第 4 项 · 年度：缺口：2022 年以后没有写 2023 年的资助比例',
  },
  {
    kind: 'year twice',
    pack: 'qinghai-2022',
    from: 'year: { value: 2025',
    to: 'year: { value: 2024',
    message: '参保资助 · 第 5 项 · 年度：重叠：2024 年的资助比例写了两次',
  },
  {
    kind: 'gap: class without terms',
    pack: 'qinghai-2022',
    from: '      orphan: { setting: orphan, article: a4-2 }\n',
    to: '',
    message: '救助项目 · “住院救助” · 公布的标准：缺口：没有写类别“orphan”的标准',
  },
  {
    kind: 'gap: kind without fund',
    pack: 'qinghai-2022',
    from: 'kinds: { value: [outpatient_chronic, outpatient_major], article: a4-1',
    to: 'kinds: { value: [outpatient_chronic], article: a4-1',
    message: '类别 · “孤儿”：缺口：类别“orphan”的重特大疾病长期门诊没有救助项目',
  },
  {
    kind: 'overlap: two funds',
    pack: 'qinghai-2022',
    from: 'kinds: { value: [outpatient_chronic, outpatient_major], article: a4-1',
    to: 'kinds: { value: [inpatient, outpatient_chronic, outpatient_major], article: a4-1',
    message: '类别 · “孤儿”：重叠：类别“orphan”的住院同时由“inpatient”、“outpatient”救助',
  },
  benxi(
    'overlap: category in two classes',
    'value: [dibao], ',
    'value: [dibao, tekun], ',
    '类别 · “低保对象” · 对象 · 第 1 项：“tekun”归类了两次',
  ),
  {
    kind: 'dead band',
    pack: 'zhengzhou-2017',
    from: "over: { value: '50000.00', article: serious17",
    to: "over: { value: '15000.00', article: serious17",
    message:
      '保险各层 · 大病保险 · 适用人群 · 第 1 项 · 分段 · 第 2 项 · 起点：这一段永远用不上：起点 15000.00 不高于上一段的 15000.00',
  },
  {
    kind: 'band without effect',
    pack: 'zhengzhou-2017',
    from: 'value: 60%, article: serious17',
    to: 'value: 50%, article: serious17',
    message: '保险各层 · 大病保险 · 适用人群 · 第 1 项 · 分段 · 第 2 项 · 比例：这一段没有作用：比例 50% 与上一段相同',
  },
  benxi(
    'unknown class',
    'classes: { value: [tekun, dibao]',
    'classes: { value: [tekun, dibbao]',
    '救助项目 · “按床日定额救助” · 类别：没有类别“dibbao”',
  ),
  benxi(
    'unknown category',
    'value: [dibao], ',
    'value: [dibaohu], ',
    '类别 · “低保对象” · 对象 · 第 1 项 · 第 1 项：“dibaohu”不是对象代码',
  ),
  benxi(
    'unknown pool',
    'pool: tilt',
    'pool: tillt',
    '救助项目 · “倾斜救助” · 所用限额：限额“tillt”没有列入救助项目“tilt”',
  ),
  benxi(
    'pool nobody draws on',
    'pools:\n',
    'pools:\n  - { id: spare, name: 备用, funds: [] }\n',
    '限额 · “备用”：限额“spare”没有救助项目使用',
  ),
  {
    kind: 'duplicate local parameter',
    pack: 'hohhot-2022',
    from: '  - key: monitored\n',
    to: '  - key: dibao\n',
    message: '地方参数 · “农村易返贫致贫监测对象的门诊救助标准” · 键名：“dibao”定义了两次',
  },
  {
    kind: 'unused local parameter',
    pack: 'hohhot-2022',
    from: '        setting: dibaoTiers\n',
    to: '        setting: dibao\n',
    message: '地方参数 · “低保对象、返贫致贫人口住院救助分段比例”：地方参数“dibaoTiers”没有被使用',
  },
  benxi(
    'missing local parameter',
    'rate: bedDayRate',
    'rate: bedDayRates',
    '救助项目 · “按床日定额救助” · 每日定额参数：没有金额类的地方参数“bedDayRates”',
  ),
  benxi(
    'cap removed',
    CAP,
    '      dibao:',
    '救助项目 · “基本救助” · 公布的标准 · “特困人员、孤儿” · 年度限额：缺少这一项，应为一组键值',
  ),
  {
    kind: 'reading marked as confirmed',
    pack: 'qinghai-2022',
    from: 'ratio: { value: 85%, article: a3-2-tilt, source: reading, confirmed: false }',
    to: 'ratio: { value: 85%, article: a3-2-tilt, source: reading, confirmed: true }',
    message:
      '保险各层 · 大病保险 · 适用人群 · 第 1 项 · 分段 · 第 1 项 · 比例 · 已确认：来源是读法（reading），文件没有写明，不能标为已确认',
  },
  benxi('unknown format', 'format: aid-pack/1', 'format: aid-pack/2', '格式：“aid-pack/2”不是政策包格式（aid-pack/1）'),
  benxi('empty text', 'name: 低保对象\n', "name: ' '\n", '类别 · “ ” · 名称：“ ”不是文字（不能空，不超过 4000 字）'),
];
