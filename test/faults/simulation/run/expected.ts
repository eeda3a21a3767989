import { COMMANDS } from '../deeds/commands.ts';

/** What must have happened in a run of tens of thousands of seeds, or it did not try what it says it does. */
export const EXPECTED: readonly string[] = [
  ...COMMANDS.map(({ name }) => `step: ${name}`),
  ...['refused', 'request lost', 'answer lost', 'twice', 'county without power', 'PC without power'].map(
    (fault) => `line: ${fault}`,
  ),
  ...['an older answer again', 'answer altered', 'piece altered', 'cut in an upload'].map((fault) => `line: ${fault}`),
  ...['a bit', 'cut', 'gone'].map((how) => `stick: ${how}`),
  ...['killed', 'power cut'].flatMap((how) => [`county: ${how}`, `PC: ${how}`]),
  ...['backup', 'restore', 'import', 'export'].map((what) => `county: ${what}: done`),
  'county: power fails while it starts',
  'meanwhile, at the county',
  ...['approved', 'partly', 'returned'].map((decision) => `decide ${decision}: done`),
  ...['already_paid', 'returned_already', 'blocked', 'look_first'].map((why) => `decide approved: ${why}`),
  'pay: done',
  'pay: role_missing',
  'pay again: already_paid',
  'take back: done',
  'take back: already_voided',
  'enter again, decide: done',
  'enter again, pay: done',
  'enter again, from the slip: done',
  'enter again, take back: done',
  ...['COUNTY_CUT', 'COUNTY_NOT_RUNNING', 'COUNTY_SILENT', 'COUNTY_BAD_CHECKSUM', 'RECEIPT_ALTERED'].map(
    (code) => `told: ${code}`,
  ),
  'clone: fork',
  'clone: revoked',
  ...['a new one in its place', 'registered again', 'unknown to the county', 'out of use to the county'].map(
    (what) => `PC: ${what}`,
  ),
  'told: COUNTY_REVOKED',
  'old county: refused by the second journal',
  'county: restore with the second journal',
  'rest: a batch of a machine that is gone',
  ...['the one that was replaced', 'one put back without a new epoch'].map((which) => `old county: ${which}`),
  ...['COUNTY_EPOCH_BACK', 'COUNTY_WENT_BACK'].map((code) => `old county: ${code}`),
  ...['decide approved', 'decide returned', 'pay'].map((what) => `${what}: outrun`),
  'rest: a case paid on both sides',
];
