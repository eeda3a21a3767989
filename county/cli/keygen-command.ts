import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countyKeyPair, fingerprintOf } from '../keys/county-secret.ts';
import { rawPublicOf } from '../keys/raw-keys.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const OWNER_ONLY = 0o600;

/**
 * Makes a county's keys for tests and trials: the public file for the PCs, the secret ones readable by their owner only.
 * The key that signs policy packs is a file of its own, because other people hold it than those who open batches.
 */
export function keygenCommand(path: string, name: string, terminal: Terminal): ExitCode {
  const seed = new Uint8Array(randomBytes(64));
  const { privateKey: policySecret } = generateKeyPairSync('ed25519');
  const policy = rawPublicOf(policySecret);
  const { publicFile, secretFile } = countyKeyPair(name, seed, policy);
  seed.fill(0);
  const folder = terminal.resolve(path);
  const publicPath = join(folder, `${publicFile.keyId}.aidcounty.json`);
  const secretPath = join(folder, `${publicFile.keyId}.aidcounty-secret.json`);
  const policyPath = join(folder, `${publicFile.keyId}.aidpolicy-private.pem`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(secretPath, `${JSON.stringify(secretFile, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
    const pem = policySecret.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(policyPath, pem, { mode: OWNER_ONLY, flag: 'wx' });
    writeFileSync(publicPath, `${JSON.stringify(publicFile, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(`密钥文件没有写成：${error instanceof Error ? error.message : String(error)}`);
  }
  const box = Buffer.from(publicFile.box, 'base64url');
  const receipt = Buffer.from(publicFile.receipt, 'base64url');
  terminal.out(
    [
      `县级名称　${name}`,
      `密钥编号　${publicFile.keyId}`,
      `核对码　　${fingerprintOf(box, receipt, policy)}（在电话里逐组念给乡镇核对）`,
      `公钥文件　${publicPath}（发给乡镇导入）`,
      `私钥文件　${secretPath}（只留在县级，丢失后批次打不开）`,
      `签名私钥　${policyPath}（只留在县级，用来签政策包：npm run -s pack -- sign 政策包 --key 这个文件）`,
    ].join('\n'),
  );
  return 0;
}
