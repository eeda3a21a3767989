import { addDays, addMonths, type Day, parseDay } from '#shared/day.ts';
import type { OpenedRoster } from '#shared/contract/people/roster.ts';
import type { RosterSource } from '#shared/roster/roster-source.ts';

/** Words of a file's name or title and who draws up such a list; the first that is met counts. */
const SOURCES: readonly (readonly [RegExp, RosterSource])[] = [
  [/残联|残疾/, 'disabled'],
  [/乡村振兴|监测|脱贫|返贫|防贫/, 'rural'],
  [/民政|低保|特困|孤儿|边缘|低收入|困境/, 'civil'],
  [/县|区|医保/, 'county'],
];

const LONGEST_NAME = 40;

/** The list's own name, the same every month: without dates, numbers of versions and endings. */
function listNameOf(text: string): string {
  const bare = text
    .normalize('NFKC')
    .replace(/\.[a-z]{3,4}$/i, '')
    .replace(/\d{4}\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?(?:份)?|\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?(?:份)?/g, '')
    .replace(/截至|截止|最新|定稿|终稿|副本|拒收|[\d\s_().【】[\]（）+-]/g, '');
  return bare.slice(0, LONGEST_NAME);
}

/** The day a name or title says; of a month its last day, but none after today. */
function dayOf(text: string, today: Day): Day | null {
  const match =
    /(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]?\s*(?:(\d{1,2})\s*日?)?/.exec(text) ??
    /(20\d{2})(0[1-9]|1[0-2])([0-3]\d)?/.exec(text);
  if (match === null) return null;
  const [, year = '', month = '', date] = match;
  const first = parseDay(`${year}-${month.padStart(2, '0')}-01`);
  const exact = date === undefined ? null : parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  const found = exact ?? (first === null ? null : addDays(addMonths(first, 1), -1));
  if (found === null || first === null || first > today) return null;
  return found > today ? today : found;
}

/** What the file's name and the titles above its headings say of the list; the clerk may say otherwise. */
export function guessRoster(fileName: string, titles: readonly string[], today: Day): OpenedRoster['guess'] {
  const texts = [fileName, ...titles].map((text) => text.normalize('NFKC'));
  const source = SOURCES.find(([words]) => texts.some((text) => words.test(text)))?.[1] ?? null;
  const listName = texts.map(listNameOf).find((name) => name.length > 1) ?? '';
  const asOf = texts.map((text) => dayOf(text, today)).find((day) => day !== null) ?? today;
  return { source, listName, asOf };
}
