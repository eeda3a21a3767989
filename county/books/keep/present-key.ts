import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { type CountySecret, secretOf, withPresent } from '../../keys/county-secret.ts';
import type { CountySeal } from '../../seal/county-seal.ts';
import { eventOf, type Journal } from '../journal/journal.ts';

const keyRow = z.object({ key_id: z.string() });

/** The keys in the folder are not those of the journal. The message is for people. */
export class KeysMissingError extends Error {
  constructor(what: string) {
    super(`${what}请停止，把另外保管的 keys 文件夹完整放回再启动；不要删除任何文件，也不要生成新的密钥。`);
  }
}

/** Asked before anything is read with it: a data key of another county, or a new one, opens nothing. Throws {@link KeysMissingError}. */
export async function checkDataKey(database: Database, journal: Journal, seal: CountySeal): Promise<void> {
  await database.transaction(async (connection) => {
    for await (const first of journal.read(connection)) {
      try {
        eventOf(seal, first);
      } catch {
        throw new KeysMissingError('数据密钥（keys/data-key 或 COUNTY_DATA_KEY）打不开这个县的日志。');
      }
      return;
    }
  });
}

/** The keys with the one as present that the journal says. Throws {@link KeysMissingError} when one of them is not there. */
export async function presentKey(database: Database, county: string, secret: CountySecret): Promise<CountySecret> {
  const used = await database.rows(
    keyRow,
    `select distinct county_key as key_id from device where county = $1 and county_key <> ''
      union select key_id from key_change where county = $1`,
    [county],
  );
  const missing = used.find(({ key_id }) => secretOf(secret, key_id) === null);
  if (missing !== undefined) throw new KeysMissingError(`缺少县级私钥 ${missing.key_id}（*.aidcounty-secret.json）。`);
  const [last] = await database.rows(
    keyRow,
    'select key_id from key_change where county = $1 order by n desc limit 1',
    [county],
  );
  return last === undefined ? secret : withPresent(secret, last.key_id);
}

/** Ids of the county's keys that came after this one, in order: the last is the present one. */
export async function laterKeys(database: Database, county: string, keyId: string): Promise<readonly string[]> {
  const rows = await database.rows(keyRow, 'select key_id from key_change where county = $1 order by n', [county]);
  const ids = rows.map(({ key_id }) => key_id);
  // Of the first key, which no change made, all others are later: -1 + 1.
  return ids.slice(ids.lastIndexOf(keyId) + 1);
}
