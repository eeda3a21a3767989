import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The invented paper under both of its settlements. */
const PAPER = 'bbe9a4fccd64e0b3e6f1b0f63a5a8b35682bb0162b755768c41b7cddfaafe326';

/**
 * What lies beside this file: a profile that the first release wrote (schema 10, key file without roles), of invented
 * people, under the password of the invented station. Never made again: what was shipped must open for ever.
 */
export const FIRST_RELEASE = {
  schema: 10,
  /** What the password opens, for those who are not about the password. */
  seeds: {
    dataKey: Buffer.from('7aa6b7611f7e04cfdbdb74c80b66c69d8236989745da1215abec7b7eade69fae', 'hex'),
    userSeed: Buffer.from('38ddfe484c6788eb48abbaaa6f92440581c748524333e1dccb91fba8134048e4', 'hex'),
  },
  applications: {
    '01a20151-996a-7120-b6f6-3ba9b9324b5a': {
      status: 'sealed',
      revision: 4,
      number: '210521198-A-2023-00001',
      payable: 5693554,
      note: '第一版 封批',
      prints: [PAPER],
    },
    '01a20151-9b5a-7270-92de-4a1e51050130': {
      status: 'settled',
      revision: 4,
      number: '210521198-A-2023-00002',
      payable: 5693554,
      note: '第一版 测算',
      prints: [PAPER],
    },
    '01a20151-9bb5-70cf-8241-854f7f439960': {
      status: 'accepted',
      revision: 3,
      number: '210521198-A-2023-00003',
      payable: null,
      note: '第一版 受理',
      prints: [],
    },
    '01a20151-9be3-7192-9464-bc1de266bdb3': {
      status: 'draft',
      revision: 2,
      number: null,
      payable: null,
      note: '第一版 草稿',
      prints: [],
    },
  },
  /** Names of batch files, in order. */
  batches: ['AID1-210521198-A-00000001-ed909e80.aidbatch'],
} as const;

/** Writes the profile into an empty folder. */
export function unpackFirstRelease(dataDir: string): void {
  const packed = gunzipSync(readFileSync(join(import.meta.dirname, 'profile.json.gz')));
  // Made once, by name and base64; what it is was looked at then.
  const files = JSON.parse(packed.toString('utf8')) as Readonly<Record<string, string>>;
  for (const [path, base64] of Object.entries(files)) {
    mkdirSync(dirname(join(dataDir, path)), { recursive: true });
    writeFileSync(join(dataDir, path), Buffer.from(base64, 'base64'), { mode: 0o600 });
  }
}
