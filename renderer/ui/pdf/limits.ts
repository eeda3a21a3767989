/**
 * What a PDF that somebody else made may ask of the page it is shown on. A file of a few hundred bytes can ask for a sheet of a million
 * dots a side, for a picture of gigabytes, for a page that is never done, or for a million pages.
 */
export const MOST_SHOWN_PAGES = 200;
/** Dots of a picture in it: A3 at 600 dpi is 70 million. A larger one is left out by the reader. */
export const MOST_PICTURE_DOTS = 100_000_000;
/** Without a page that is opened or drawn for so long, the reader is ended: its worker may be filling the memory. */
export const PATIENCE_MS = 20_000;

/** Of a drawn sheet: more no screen shows, and browsers draw no larger ones everywhere. */
const MOST_SIDE = 8_192;
const MOST_SHEET_DOTS = 16_000_000;
/** Of a sheet in the page, in CSS pixels: behind it nobody finds the next one. */
const MOST_SHOWN_SIDE = 10_000;

/** By how much a sheet of this size is to be made smaller so that it can be drawn; 1: not at all. */
export const fitDrawn = (width: number, height: number): number =>
  Math.min(1, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_SHEET_DOTS / (width * height)));

/** The same for its size in the page. */
export const fitShown = (width: number, height: number): number =>
  Math.min(1, MOST_SHOWN_SIDE / Math.max(width, height));
