/** `，第 2 次补打`, or nothing the first time. */
export const reprintWords = (reprint: number): string => (reprint === 0 ? '' : `，第 ${reprint} 次补打`);
