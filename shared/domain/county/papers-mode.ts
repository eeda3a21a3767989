/** When the papers of a batch are sent over the line. `wanted`: only when somebody at the county asks. */
export const PAPERS_MODES = ['auto', 'wanted', 'never'] as const;
export type PapersMode = (typeof PAPERS_MODES)[number];

/** The setting's words. */
export const PAPERS_MODE_WORDS: Readonly<Record<PapersMode, string>> = {
  auto: '自动',
  wanted: '只在县里要时',
  never: '不传',
};
