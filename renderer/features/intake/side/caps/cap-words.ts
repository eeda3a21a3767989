import type { SettlementView } from '#shared/contract/case/assessment.ts';

type Cap = Pick<SettlementView['caps'][number], 'name' | 'year'>;

const ONE_OFF = '（一次性）';

/** True for the limit of aid given once, over a period of its own instead of a calendar year. */
export const isOneOff = ({ name }: Cap): boolean => name.endsWith(ONE_OFF);

const bare = (name: string): string => name.replace(ONE_OFF, '').replace(/年度限额$/, '');

/** `基本救助剩余（2023）`, `一次性基本救助剩余`: short enough for the narrow column. */
export const leftLabel = (cap: Cap): string =>
  isOneOff(cap) ? `一次性${bare(cap.name)}剩余` : `${bare(cap.name)}剩余（${cap.year}）`;

/** `2023 年基本救助`, `一次性救助 · 基本限额`: what the ledger entries behind a limit are called. */
export const capTitle = (cap: Cap): string =>
  isOneOff(cap) ? `一次性救助 · ${bare(cap.name).replace(/救助$/, '')}限额` : `${cap.year} 年${bare(cap.name)}`;
