import { join } from 'node:path';
import { canonicalJson } from '#shared/canonical-json.ts';
import { fileError, isMissing, isNoFile } from '../files/file-error.ts';
import { readPlainFile } from '../files/plain-file.ts';
import { writeDurably } from '../files/durable-file.ts';
import { bytesOf, members, ShapeError, textOf } from '../read-json.ts';
import type { Suite } from '../suite/suite.ts';
import { SUITE } from '../suite/suites.ts';
import { type KeysContent, keysJson, readKeysJson } from './keys-content.ts';

const NAMES = ['keys.json', 'keys.2.json'] as const;

/** One readable copy. Its checksum is right; its MAC can only be judged with the data key. */
export type KeysCopy = { readonly content: KeysContent; readonly mac: Buffer; readonly text: string };

/** What lies in the folder: the distinct readable copies, newest first, and whether both files stand and agree. */
export type KeysOnDisk = { readonly copies: readonly KeysCopy[]; readonly isWhole: boolean; readonly found: number };

/** The MAC of the file's content under the data key. */
export const keysMac = (suite: Suite, dataKey: Uint8Array, content: KeysContent): Buffer =>
  suite.mac(suite.derive(dataKey, 'aid1/hdr'), canonicalJson(keysJson(content)));

const checksum = (content: KeysContent, mac: Buffer): string =>
  SUITE.hash(canonicalJson({ ...keysJson(content), mac: mac.toString('base64') })).toString('hex');

const fileText = (content: KeysContent, mac: Buffer): string =>
  `${canonicalJson({ ...keysJson(content), mac: mac.toString('base64'), sum: checksum(content, mac) })}\n`;

/** Null when the copy is damaged. Written again it must give the same bytes, so not one changed bit goes unseen. */
function readCopy(text: string): KeysCopy | null {
  try {
    const from = members(JSON.parse(text));
    const content = readKeysJson(from);
    const mac = bytesOf(from, 'mac');
    if (textOf(from, 'sum') !== checksum(content, mac) || fileText(content, mac) !== text) return null;
    return { content, mac, text };
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof ShapeError) return null;
    throw cause;
  }
}

function readText(path: string): string | null {
  try {
    return readPlainFile(path).toString('utf8');
  } catch (cause) {
    if (isMissing(cause)) return null;
    // Something is there and says nothing: a damaged copy, not a missing one.
    if (isNoFile(cause)) return '';
    throw fileError(cause);
  }
}

/** Reads both copies of the key file. */
export function readKeys(dataDir: string): KeysOnDisk {
  const texts = NAMES.map((name) => readText(join(dataDir, name)));
  const found = texts.filter((text) => text !== null).length;
  const distinct = [...new Set(texts.filter((text) => text !== null))];
  const readable = distinct
    .map(readCopy)
    .filter((copy) => copy !== null)
    .sort((a, b) => b.content.generation - a.content.generation);
  // A copy from before the data key was replaced opens nothing new, and writing it back would lose the new key.
  const epoch = Math.max(...readable.map(({ content }) => content.epoch));
  const copies = readable.filter(({ content }) => content.epoch === epoch);
  return { copies, isWhole: found === NAMES.length && distinct.length === 1 && copies.length === 1, found };
}

/** Writes both copies, one after the other, so that at every moment one of them is whole. */
export function writeKeys(dataDir: string, content: KeysContent, mac: Buffer): void {
  for (const name of NAMES) writeDurably(join(dataDir, name), fileText(content, mac));
}
