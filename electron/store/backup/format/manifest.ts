import { canonicalJson } from '#shared/canonical-json.ts';
import type { HeadMark } from '../../files/head-log.ts';
import { bytesOf, choiceOf, listOf, members, ShapeError, textOf, wholeNumberOf } from '../../read-json.ts';

/** What made a backup: a log-in, a sealed batch, the daily turn, a person, or the moment before a restore. */
export const BACKUP_REASONS = ['unlock', 'batch', 'daily', 'hand', 'restore'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** One sealed part: its name, and size and hash of what it holds. */
export type BackupPart = { readonly name: 'files' | 'database'; readonly size: number; readonly sha256: string };

/** What stands clear at the head of a backup: enough to choose one by, nothing personal. Covered by a MAC. */
export type BackupManifest = {
  readonly name: string;
  readonly device: string;
  /** `<township code>-<PC letter>`. */
  readonly pc: string;
  readonly townshipName: string;
  readonly createdAt: string;
  readonly reason: BackupReason;
  /** Version of the program and of the schema. */
  readonly app: string;
  readonly schema: number;
  readonly alg: string;
  readonly epoch: number;
  readonly salt: Buffer;
  /** How far the database was. */
  readonly head: HeadMark;
  /** Rows of every table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly parts: readonly BackupPart[];
  /** Sealed papers and batches that belong to it and lie beside it. */
  readonly files: number;
  /** The text of `keys.json`: the password of that day opens the backup on another PC. */
  readonly keys: string;
};

/** The bytes the MAC is taken over. */
export const manifestText = (manifest: BackupManifest): string =>
  canonicalJson({
    ...manifest,
    fmt: 1,
    salt: manifest.salt.toString('base64'),
    head: { ...manifest.head },
    counts: { ...manifest.counts },
    parts: manifest.parts.map((part) => ({ ...part })),
  });

function readCounts(value: unknown): Readonly<Record<string, number>> {
  const from = members(value);
  return Object.fromEntries(Object.keys(from).map((name) => [name, wholeNumberOf(from, name)]));
}

function readPart(value: unknown): BackupPart {
  const from = members(value);
  const name = choiceOf(from, 'name', ['files', 'database']);
  return { name, size: wholeNumberOf(from, 'size'), sha256: textOf(from, 'sha256') };
}

/** Reads `manifestText` back; throws `ShapeError` or `SyntaxError` on anything this program does not write. */
export function readManifestText(text: string): BackupManifest {
  const from = members(JSON.parse(text));
  if (wholeNumberOf(from, 'fmt') !== 1) throw new ShapeError('Another format');
  const head = members(from['head']);
  return {
    name: textOf(from, 'name'),
    device: textOf(from, 'device'),
    pc: textOf(from, 'pc'),
    townshipName: textOf(from, 'townshipName'),
    createdAt: textOf(from, 'createdAt'),
    reason: choiceOf(from, 'reason', BACKUP_REASONS),
    app: textOf(from, 'app'),
    schema: wholeNumberOf(from, 'schema'),
    alg: textOf(from, 'alg'),
    epoch: wholeNumberOf(from, 'epoch'),
    salt: bytesOf(from, 'salt'),
    head: {
      commit: wholeNumberOf(head, 'commit'),
      auditSeq: wholeNumberOf(head, 'auditSeq'),
      auditHash: textOf(head, 'auditHash'),
      batchSeq: wholeNumberOf(head, 'batchSeq'),
    },
    counts: readCounts(from['counts']),
    parts: listOf(from, 'parts', readPart),
    files: wholeNumberOf(from, 'files'),
    keys: textOf(from, 'keys'),
  };
}
