import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PolicyKey } from '#rules';
import { countyKeyFileSchema } from '#shared/protocol/county-key.ts';
import { countyCode } from '#shared/protocol/sync/receipt.ts';
import { keygenCommand } from '../cli/keygen-command.ts';
import { type Terminal, UsageError } from '../cli/terminal.ts';
import { type CountySecret, readCountySecret } from '../keys/county-secret.ts';
import { makeFolder, moveSynced, readIfThere, syncFile, syncFolder, writeWhole } from '../spool/synced-file.ts';
import { type DataKeys, readDataKeys } from '../rekey/data-keys.ts';
import type { CountyOptions } from './options.ts';

const FORMAT = 'aid-county-folder/1';

const countyFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  code: countyCode,
  name: z.string().min(1).max(100),
});

/** Who this county is and what opens its data. */
export type CountyFolder = {
  readonly code: string;
  readonly name: string;
  /** Every key there is in `keys/`; which is the present one, the journal says. */
  readonly secret: CountySecret;
  readonly dataKeys: DataKeys;
  /** The public key file of one of them, for the PCs. */
  readonly publicKeyPath: (keyId: string) => string;
  /** The key that policy packs are signed with, as the public file says it; null: there is none. */
  readonly policyKey: PolicyKey | null;
  /** What keygen said, when the keys were made just now; null otherwise. */
  readonly made: string | null;
};

/**
 * Opens the county's folder and makes it at the first start: `county.json` (code and name), `keys/` (the key pair as `batch keygen`
 * makes it, the data key), all readable by their owner only. The keys are synced before anything is sealed with them.
 * Throws {@link UsageError}.
 */
export async function openCountyFolder(
  { folder, code, name }: Pick<CountyOptions, 'folder' | 'code' | 'name'>,
  env: NodeJS.ProcessEnv,
  random: (size: number) => Uint8Array,
): Promise<CountyFolder> {
  const identity = readIdentity(join(folder, 'county.json'));
  if (identity === null)
    // Something of a county is here already: new keys would open none of it.
    for (const part of ['books', 'spool', 'papers'])
      if (existsSync(join(folder, part)))
        throw new UsageError(
          `${folder} 里有数据，却没有 county.json。请把 county.json 和 keys 从备份放回，不要重新建立。`,
        );
  const known = identity ?? newIdentity(code, name);
  if (code !== null && code !== known.code)
    throw new UsageError(`这个文件夹属于 ${known.code}（${known.name}），与 --code ${code} 不符。请核对 --folder。`);
  const keys = join(folder, 'keys');
  await makeFolder(folder);
  const made = identity === null && !existsSync(keys) ? await makeKeys(keys, known.name) : null;
  const { secret, publicKeyPath } = readKeys(keys);
  const policyKey = readPolicyKey(publicKeyPath(secret.keyId), secret);
  const dataKeys = await readDataKeys(keys, identity === null, env, random);
  // Last: a first start that was cut off begins again, with the keys there are.
  if (identity === null)
    await writeWhole(join(folder, 'county.json'), Buffer.from(`${JSON.stringify(known, null, 2)}\n`, 'utf8'));
  return { code: known.code, name: known.name, secret, dataKeys, publicKeyPath, policyKey, made };
}

function readIdentity(path: string): z.infer<typeof countyFileSchema> | null {
  const text = readIfThere(path);
  if (text === null) return null;
  try {
    return countyFileSchema.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${path} 已损坏或不是本程序写的。请从备份恢复，不要删除文件夹里的任何文件。`);
  }
}

function newIdentity(code: string | null, name: string | null): z.infer<typeof countyFileSchema> {
  if (code === null || name === null)
    throw new UsageError('首次启动请写明县：--code 六位区划代码 --name 县级名称。已经用过的，请核对 --folder。');
  return { format: FORMAT, code, name };
}

/** Made aside and renamed: after any crash there are all keys of a pair or none. */
async function makeKeys(folder: string, name: string): Promise<string> {
  const aside = `${folder}.making`;
  rmSync(aside, { recursive: true, force: true });
  await makeFolder(aside);
  const said: string[] = [];
  const terminal: Terminal = {
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    resolve: (path) => path,
    packsFolder: '',
  };
  keygenCommand(aside, name, terminal);
  for (const file of readdirSync(aside)) await syncFile(join(aside, file));
  await syncFolder(aside);
  await moveSynced(aside, folder);
  return said.join('\n').replaceAll(aside, folder);
}

/** Keys that followed the first ones lie in a folder of their own, so that the first are always known. */
export const laterKeysFolder = (folder: string): string => join(folder, 'keys', 'later');

function readKeys(folder: string): Pick<CountyFolder, 'secret' | 'publicKeyPath'> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const [name, ...others] = names.filter((file) => file.endsWith(SECRET_SUFFIX));
  if (name === undefined)
    throw new UsageError(`${folder} 里没有县级私钥文件（*.aidcounty-secret.json）。请从备份放回。`);
  if (others.length > 0) throw new UsageError(`${folder} 里有几把县级私钥，只应有一把。请把不用的移到别处保存。`);
  const later = join(folder, 'later');
  const laterNames = (existsSync(later) ? readdirSync(later) : [])
    .filter((file) => file.endsWith(SECRET_SUFFIX))
    .sort();
  const secret = readSecret(join(folder, name));
  const all = { ...secret, others: laterNames.map((file) => readSecret(join(later, file))) };
  const publicKeyPath = (keyId: string): string =>
    join(keyId === secret.keyId ? folder : later, `${keyId}.aidcounty.json`);
  return { secret: all, publicKeyPath };
}

const SECRET_SUFFIX = '.aidcounty-secret.json';

function readSecret(path: string): CountySecret {
  const secret = readCountySecret(readFileSync(path, 'utf8'));
  if (secret === null) throw new UsageError(`${path} 已损坏，不是有效的县级私钥文件。请从备份放回。`);
  return secret;
}

function readPolicyKey(path: string, { keyId, name }: CountySecret): PolicyKey | null {
  const text = readIfThere(path);
  if (text === null) return null;
  const file = countyKeyFileSchema.safeParse(jsonOf(text));
  if (!file.success || file.data.keyId !== keyId)
    throw new UsageError(`${path} 已损坏，不是这把私钥的公钥文件。请从备份放回。`);
  const { policy } = file.data;
  return policy === undefined ? null : { name, publicKey: new Uint8Array(Buffer.from(policy, 'base64url')) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
