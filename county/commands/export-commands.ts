import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { laterKeyFolder } from '#shared/protocol/sync/formats.ts';
import { receiptFileName } from '#shared/protocol/sync/receipt.ts';
import type { Device } from '../books/books.ts';
import { UsageError } from '../cli/terminal.ts';
import { writeFeed } from '../feed/write-feed.ts';
import { type CountySecret, secretOf } from '../keys/county-secret.ts';
import { isMissing, makeFolder, writeWhole } from '../spool/synced-file.ts';
import type { Command, CommandContext, CommandInput } from './command.ts';
import { findDevices } from './device-commands.ts';

/** `export-receipts [电脑编号…] --to 文件夹`: every receipt of this epoch, as files for the stick. */
export const exportReceipts: Command = (input, context) =>
  exportFor(input, context, 'export-receipts', async ({ device, pc }, folder) => {
    let count = 0;
    for (const key of await context.county.spool.list()) {
      if (key.device !== device) continue;
      const receipt = await context.county.books.receipt(key);
      if (receipt === null) continue;
      await writeChecked(join(folder, receiptFileName(pc, key.seq, key.hash)), receipt.file);
      count++;
    }
    return `${count} 份回执`;
  });

/**
 * `export-feed [电脑编号…] --to 文件夹`: everything the county has for these PCs, each file only its own PC can open. Signed with the key that
 * the PC is known to have, and beside it with each later one: a PC that took the next key takes nothing new from the one before, and the
 * county learns of it only by the next batch.
 */
export const exportFeed: Command = (input, context) =>
  exportFor(input, context, 'export-feed', async (device, folder) => {
    const { county } = context;
    const count = await writeFeeds(context, device, secretOf(county.secret, device.countyKey) ?? county.secret, folder);
    for (const keyId of await county.books.laterKeys(device.countyKey)) {
      const later = secretOf(county.secret, keyId);
      if (later === null) continue;
      const beside = join(folder, laterKeyFolder(keyId));
      await makeFolder(beside);
      await writeFeeds(context, device, later, beside);
    }
    return `${count} 项下发内容`;
  });

/** Writes a PC's feed from its first item on; gives how many items. */
async function writeFeeds(
  { county, machine, now }: CommandContext,
  device: Device,
  secret: CountySecret,
  folder: string,
): Promise<number> {
  const parts = { county: county.code, secret, books: county.books, device, random: machine.random };
  let [after, count] = [0, 0];
  for (;;) {
    const feed = await writeFeed({ ...parts, after, now: now() });
    if (feed === null) return count;
    await writeChecked(join(folder, feed.fileName), feed.file);
    after = feed.header.last;
    count += feed.header.count;
    if (after >= feed.header.end) return count;
  }
}

async function exportFor(
  { names, to }: CommandInput,
  context: CommandContext,
  command: string,
  write: (device: Device, folder: string) => Promise<string>,
): Promise<0 | 1> {
  if (to === null) throw new UsageError(`用法：${command} [电脑编号…] --to 文件夹`);
  const devices = await findDevices(names, context);
  if (devices.length > 0) await makeFolder(to);
  for (const device of devices) context.out(`${device.pc}　${await write(device, to)}`);
  if (devices.length > 0) context.out(`已写入 ${to} 并读回核对。安全弹出后再拔 U 盘。`);
  return devices.length === (names.length === 0 ? devices.length : names.length) ? 0 : 1;
}

/** Writes a file, syncs it and reads it back. */
async function writeChecked(path: string, bytes: Uint8Array): Promise<void> {
  const same = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (same?.equals(bytes) === true) return;
  await writeWhole(path, bytes);
  if (!(await readFile(path)).equals(bytes)) throw new UsageError(`${path} 写入后读回的内容不同。请换一个 U 盘再试。`);
}
