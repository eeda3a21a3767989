/** Who draws up rosters, and what a list calls them. */
export const ROSTER_SOURCES = {
  civil: '民政',
  rural: '乡村振兴',
  disabled: '残联',
  county: '县级',
} as const;
export type RosterSource = keyof typeof ROSTER_SOURCES;

/** Every source, in list order. */
export const ROSTER_SOURCE_IDS = Object.keys(ROSTER_SOURCES) as readonly RosterSource[]; // keys of a constant

/** What a form and a paper say of an identity that a roster shows: `民政名册《低保名册》2026-11-02`. */
export const rosterFact = (source: RosterSource, listName: string, asOf: string): string =>
  `${ROSTER_SOURCES[source]}名册《${listName}》${asOf}`;
