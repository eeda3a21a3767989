/** How an objection to a public notice came in. */
export const OBJECTION_WAYS = ['visit', 'phone', 'letter', 'online', 'other'] as const;
export type ObjectionWay = (typeof OBJECTION_WAYS)[number];

export const OBJECTION_WAY_WORDS: Readonly<Record<ObjectionWay, string>> = {
  visit: '当面',
  phone: '电话',
  letter: '书面',
  online: '网络',
  other: '其他',
};
