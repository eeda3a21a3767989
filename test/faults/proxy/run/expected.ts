import { LINE_FAULTS } from '../line-faults.ts';

/** What must have happened in a run of a thousand seeds, or it did not try what it says it does. */
export const EXPECTED: readonly string[] = [
  ...LINE_FAULTS.map((fault) => `connections: ${fault}`),
  ...['folder', 'postgres'].flatMap((form) => [
    `kill -9 of the county (${form})`,
    `runs in whose middle the county was killed (${form})`,
    `the county put back from an older copy (${form})`,
    `a PC that offers all again (${form})`,
  ]),
  'a PC that dies',
  'by stick',
  'by stick and line at once',
  'a stick with a batch before its turn',
  'a batch sent again',
  'with papers',
  'papers by stick',
];
