/** The digits that every code of a region begins with: `210500` is 2105, `630000` is 63. */
export const regionDigits = (regionCode: string): string => regionCode.replace(/(?:00)+$/, '');

/** Whether a township (nine digits: county and township) lies in the region of a policy (six digits, GB/T 2260). */
export const isInRegion = (townshipCode: string, regionCode: string): boolean =>
  townshipCode.startsWith(regionDigits(regionCode));
