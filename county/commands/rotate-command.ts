import { sign } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NEXT_KEY_FORMAT } from '#shared/protocol/sync/formats.ts';
import { type NextKey, nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { booksRefusalText } from '../books/books-refusal.ts';
import { UsageError } from '../cli/terminal.ts';
import { laterKeysFolder } from '../config/county-folder.ts';
import { countyKeyPair, fingerprintOf } from '../keys/county-secret.ts';
import { makeFolder, writeWhole } from '../spool/synced-file.ts';
import type { Command } from './command.ts';

/**
 * `rotate-key`: makes the county's next keys and lets the present ones introduce them to every PC. The old ones stay: what is sealed to
 * them still opens, and their receipts still hold. The new secret is synced before the journal says a word of it.
 */
export const rotateKey: Command = async ({ names }, { county, machine, isServing, now, out, err }) => {
  if (names.length > 0) throw new UsageError('用法：rotate-key（先停止服务；用 PostgreSQL 的，先停止所有节点）');
  if (isServing) {
    err('✗ 服务正在运行。请先停止服务（用 PostgreSQL 的，停止所有节点），再更换密钥，然后启动。');
    return 1;
  }
  const { secret, policyKey } = county;
  const seed = machine.random(64);
  const { publicFile, secretFile } = countyKeyPair(secret.name, seed, policyKey?.publicKey);
  seed.fill(0);
  const { name, keyId, box, receipt, policy } = publicFile;
  const next: NextKey = {
    format: NEXT_KEY_FORMAT,
    county: county.code,
    from: secret.keyId,
    name,
    keyId,
    box,
    receipt,
    ...(policy === undefined ? {} : { policy }),
    at: now(),
  };
  const folder = laterKeysFolder(county.path);
  const [publicPath, secretPath] = ['aidcounty', 'aidcounty-secret'].map((kind) =>
    join(folder, `${keyId}.${kind}.json`),
  );
  if (publicPath === undefined || secretPath === undefined || existsSync(secretPath))
    throw new UsageError(`${folder} 里已有同一编号的密钥，没有更换。`);
  await makeFolder(folder);
  await writeWhole(secretPath, Buffer.from(`${JSON.stringify(secretFile, null, 2)}\n`, 'utf8'));
  await writeWhole(publicPath, Buffer.from(`${JSON.stringify(publicFile, null, 2)}\n`, 'utf8'));
  const signature = sign(null, Buffer.from(nextKeyMessage(next), 'utf8'), secret.receipt).toString('base64url');
  const done = await county.books.changeKey({ next, signature }, 'cli');
  if (!done.ok) {
    err(`✗ ${booksRefusalText(done.refusal)}`);
    return 1;
  }
  const raw = (text: string): Uint8Array => Buffer.from(text, 'base64url');
  out(
    [
      `✓ 已更换县级密钥：${secret.keyId} → ${keyId}`,
      `核对码　　${fingerprintOf(raw(box), raw(receipt), policyKey?.publicKey)}（在电话里逐组念给乡镇的管理员核对）`,
      `公钥文件　${publicPath}（新登记的电脑用这一份）`,
      `私钥文件　${secretPath}（马上抄一份，与原来的 keys 放在一起保管；原来的也要留着）`,
      '各乡镇下次联系或下次 U 盘来往时收到更换通知，由管理员输入核对码确认。没有确认的，用原来的密钥照常办理。',
    ].join('\n'),
  );
  return 0;
};
