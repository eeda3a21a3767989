import type { PublicationView } from '../../api/publish-views.ts';

export const KIND_WORDS: Readonly<Record<PublicationView['kind'], string>> = {
  roster: '名册',
  pack: '政策包',
  ledger: '已用额度',
};

/** What a line of the list holds. */
export const contentOf = ({ kind, title, rows }: PublicationView): string =>
  kind === 'ledger' ? `${title} 年，${rows ?? 0} 条` : title;
