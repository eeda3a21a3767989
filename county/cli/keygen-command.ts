import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countyKeyPair, fingerprintOf } from '../keys/county-secret.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const OWNER_ONLY = 0o600;

/** Makes a county key pair for tests and trials: the public file for the PCs, the secret one readable by its owner only. */
export function keygenCommand(path: string, name: string, terminal: Terminal): ExitCode {
  const seed = new Uint8Array(randomBytes(64));
  const { publicFile, secretFile } = countyKeyPair(name, seed);
  seed.fill(0);
  const folder = terminal.resolve(path);
  const publicPath = join(folder, `${publicFile.keyId}.aidcounty.json`);
  const secretPath = join(folder, `${publicFile.keyId}.aidcounty-secret.json`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(secretPath, `${JSON.stringify(secretFile, null, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx' });
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
      `核对码　　${fingerprintOf(box, receipt)}（在电话里逐组念给乡镇核对）`,
      `公钥文件　${publicPath}（发给乡镇导入）`,
      `私钥文件　${secretPath}（只留在县级，丢失后批次打不开）`,
    ].join('\n'),
  );
  return 0;
}
