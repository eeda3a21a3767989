import { isNo, showValue } from '#shared/settlement/check/field.ts';

/** What a value of a local parameter may have wrong with it; for a case file's reader and for the clerk who types it. */
export type LocalWords = {
  readonly amount: (issue: Issue) => string;
  readonly ratio: (issue: Issue) => string;
  readonly object: (issue: Issue) => string;
  readonly tiers: (issue: Issue) => string;
  readonly amountOrNull: (issue: Issue) => string;
  readonly notSetHere: string;
  readonly noTiers: string;
  readonly lastTierOpen: string;
  readonly onlyLastTierOpen: string;
  readonly notAbove: string;
};
type Issue = { readonly input?: unknown };

/** As every other problem of a case file is worded. */
export const FILE_WORDS: LocalWords = {
  amount: isNo('金额（如 "2000.00"）'),
  ratio: isNo('比例（"0.00" 至 "1.00"）'),
  object: isNo('一组键值'),
  tiers: isNo('分段列表'),
  amountOrNull: isNo('金额或 null（不封顶）'),
  notSetHere: '政策已经规定，或者不由地方设定，不能填写',
  noTiers: '至少要有一段',
  lastTierOpen: '最后一段不封顶，应为 null',
  onlyLastTierOpen: '只有最后一段可以是 null（不封顶）',
  notAbove: '应高于上一段的上限',
};

const wrong = (missing: string, hint: string) => (issue: Issue) =>
  issue.input === undefined || issue.input === '' ? missing : `“${shown(issue.input)}”${hint}`;
const shown = (value: unknown): string => showValue(value).replaceAll('"', '');

/** As the policy page says it beside the field. */
export const PAGE_WORDS: LocalWords = {
  amount: wrong('请填写金额', '不是金额，请写成 2000 或 2000.00，不超过 99,999,999.99 元'),
  ratio: wrong('请填写比例', '不是比例，请填写 0 至 100% 之间的数'),
  object: () => '这一组没有填写完整',
  tiers: () => '请至少填写一段',
  amountOrNull: wrong('请填写这一段的上限', '不是金额，请写成 2000 或 2000.00'),
  notSetHere: '政策已经规定，或者不由地方设定，不能填写',
  noTiers: '请至少填写一段',
  lastTierOpen: '最后一段不设上限，请把上限留空',
  onlyLastTierOpen: '只有最后一段可以不设上限，请填写这一段的上限',
  notAbove: '这一段的上限要高于上一段',
};
