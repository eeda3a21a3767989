/** The identities a person can be recognised under, and their Chinese names, in the order lists show them. */
export const CATEGORY_NAMES = {
  tekun: '特困人员',
  tekun_centralised: '集中供养特困人员',
  tekun_scattered: '分散供养特困人员',
  orphan: '孤儿',
  de_facto_orphan: '事实无人抚养儿童',
  hiv_child: '艾滋病病毒感染儿童',
  dibao: '低保对象',
  dibao_edge: '低保边缘家庭成员',
  low_income: '低收入家庭成员',
  low_income_disabled: '低收入家庭重度残疾人',
  expenditure_poor: '支出型贫困家庭成员',
  illness_poor: '因病致贫重病患者',
  returned_poor: '返贫致贫人口',
  monitored_aided: '监测帮扶对象',
  monitored_other: '其他监测范围内人口',
  monitored: '农村易返贫致贫人口',
  out_of_poverty: '脱贫人口',
  unstable_out_of_poverty: '脱贫不稳定人口',
  edge_poverty_prone: '边缘易致贫人口',
  sudden_hardship: '突发严重困难人口',
  registered_poor: '建档立卡贫困人口',
  special_care: '重点优抚对象',
  child_in_need: '困境儿童',
} as const;

/** One identity of the settlement contract. */
export type CategoryId = keyof typeof CATEGORY_NAMES;

/** Every category, in list order. */
export const CATEGORY_IDS = Object.keys(CATEGORY_NAMES) as readonly CategoryId[]; // keys of a constant: exactly these

/** Whether text names a category. */
export const isCategory = (text: string): text is CategoryId => Object.hasOwn(CATEGORY_NAMES, text);

/** The Chinese name of a category. */
export const categoryName = (id: CategoryId): string => CATEGORY_NAMES[id];
