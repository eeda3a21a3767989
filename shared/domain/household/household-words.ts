/** Relations to the head of a household (after GB/T 4761), in the order in which they are offered. */
export const RELATIONS = [
  'head',
  'spouse',
  'child',
  'child_in_law',
  'grandchild',
  'parent',
  'parent_in_law',
  'grandparent',
  'sibling',
  'other',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  head: '户主',
  spouse: '配偶',
  child: '子女',
  child_in_law: '儿媳（女婿）',
  grandchild: '孙子女',
  parent: '父母',
  parent_in_law: '公婆（岳父母）',
  grandparent: '祖父母',
  sibling: '兄弟姐妹',
  other: '其他',
};

/** What can happen to a household after it was taken down. */
export const CHANGE_KINDS = [
  'birth',
  'add',
  'move_in',
  'death',
  'move_out',
  'remove',
  'split',
  'join',
  'head',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
/** Every change, how a household begins or goes into another one, and that its last change was taken back. */
export const EVENT_KINDS = [...CHANGE_KINDS, 'found', 'split_off', 'joined', 'undo'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  found: '建户',
  birth: '出生',
  add: '新增',
  move_in: '迁入',
  death: '死亡',
  move_out: '迁出',
  remove: '减少',
  split: '分户',
  join: '并户',
  head: '变更户主',
  split_off: '分户建户',
  joined: '并入他户',
  undo: '撤销变动',
};

/** Who comes and who goes with a change. A split moves its people to a household of their own, a join takes one in whole. */
export const MOVES: Readonly<Record<ChangeKind, 'enter' | 'leave' | 'none'>> = {
  birth: 'enter',
  add: 'enter',
  move_in: 'enter',
  death: 'leave',
  move_out: 'leave',
  remove: 'leave',
  split: 'leave',
  join: 'enter',
  head: 'none',
};
