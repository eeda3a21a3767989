import { timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '#shared/canonical-json.ts';
import { syncFolder, writeDurably } from '../files/durable-file.ts';
import { fileError, isMissing } from '../files/file-error.ts';
import type { HeadMark } from '../files/head-log.ts';
import { bytesOf, listOf, members, nullableOf, ShapeError, textOf, wholeNumberOf } from '../read-json.ts';
import { dataKeyOf, secretsOf, type Vault } from '../vault/vault.ts';

export const MARKER_NAME = 'restored.json';

/** Says that the database was put back to an older state on purpose, and how far it had been. */
export type RestoreMarker = {
  readonly at: string;
  /** Name of the backup, and when it was made. */
  readonly backup: string;
  readonly madeAt: string;
  /** Where the restored database stands. */
  readonly from: HeadMark;
  /** The furthest anybody knows it to have been: numbers up to here are never given again. */
  readonly to: HeadMark;
  /** Hash of the last batch known; null when its file is nowhere to be found. */
  readonly batchHash: string | null;
  /** Batch files that the restored data knows nothing of. */
  readonly lostBatches: readonly string[];
  /** Folder below the profile that keeps what was replaced. */
  readonly replaced: string;
  /** The letter of this PC from now on, when the data was moved to a new one. */
  readonly letter: string | null;
};

export function markerJson(marker: RestoreMarker): string {
  return canonicalJson({
    ...marker,
    from: { ...marker.from },
    to: { ...marker.to },
    lostBatches: [...marker.lostBatches],
  });
}

function readMark(value: unknown): HeadMark {
  const from = members(value);
  return {
    commit: wholeNumberOf(from, 'commit'),
    auditSeq: wholeNumberOf(from, 'auditSeq'),
    auditHash: textOf(from, 'auditHash'),
    batchSeq: wholeNumberOf(from, 'batchSeq'),
  };
}

/** Reads `markerJson` back; throws `ShapeError` or `SyntaxError`. */
export function readMarkerJson(text: string): RestoreMarker {
  const from = members(JSON.parse(text));
  return {
    at: textOf(from, 'at'),
    backup: textOf(from, 'backup'),
    madeAt: textOf(from, 'madeAt'),
    from: readMark(from['from']),
    to: readMark(from['to']),
    batchHash: nullableOf(from, 'batchHash', textOf),
    lostBatches: listOf(from, 'lostBatches', (name) => textOf({ name }, 'name')),
    replaced: textOf(from, 'replaced'),
    letter: nullableOf(from, 'letter', textOf),
  };
}

function macOf(vault: Vault, epoch: number, text: string): Buffer {
  const dataKey = dataKeyOf(vault, epoch);
  if (dataKey === null) throw new Error(`No key of epoch ${epoch}`);
  const { suite } = secretsOf(vault);
  return suite.mac(suite.derive(dataKey, 'aid1/bak/restored'), text);
}

/** Any key of this PC counts: the data key may have been replaced between the restore and the log-in after it. */
const isByTheseKeys = (vault: Vault, text: string, mac: Uint8Array): boolean =>
  vault.epochs.some((epoch) => {
    const expected = macOf(vault, epoch, text);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });

/** Writes it into a folder, under a MAC: whoever puts an old database back by hand cannot make one. */
export function writeMarker(folder: string, vault: Vault, marker: RestoreMarker): void {
  const text = markerJson(marker);
  const mac = macOf(vault, vault.epoch, text).toString('base64');
  writeDurably(join(folder, MARKER_NAME), JSON.stringify({ marker: text, mac }));
}

/** What a marker's file says, whoever wrote it. Throws `ShapeError` or `SyntaxError`. */
export const markerIn = (fileText: string): RestoreMarker =>
  readMarkerJson(textOf(members(JSON.parse(fileText)), 'marker'));

/** The marker of a profile; null when there is none, or none these keys made. */
export function readMarker(dataDir: string, vault: Vault): RestoreMarker | null {
  try {
    const from = members(JSON.parse(readFileSync(join(dataDir, MARKER_NAME), 'utf8')));
    const [text, mac] = [textOf(from, 'marker'), bytesOf(from, 'mac')];
    return isByTheseKeys(vault, text, mac) ? readMarkerJson(text) : null;
  } catch (cause) {
    if (isMissing(cause) || cause instanceof ShapeError || cause instanceof SyntaxError) return null;
    throw fileError(cause);
  }
}

/** Takes it away: the chain itself now says what happened. */
export function removeMarker(dataDir: string): void {
  try {
    rmSync(join(dataDir, MARKER_NAME), { force: true });
    syncFolder(dataDir);
  } catch (cause) {
    throw fileError(cause);
  }
}
