import type { AttachedMedia } from '#shared/domain/material/attached-file.ts';
import type { MaterialState } from '#shared/domain/material/material-state.ts';
import type { Result } from '#shared/result.ts';
import type { Actor } from '../../store-env.ts';

/** What was handed in for an application; revision 0: nothing was saved yet. */
export type MaterialRecord = { readonly revision: number; readonly lines: readonly MaterialState[] };

export type AttachmentInput = {
  readonly applicationId: string;
  readonly line: string;
  readonly media: AttachedMedia;
  /** What the file was called. */
  readonly name: string;
  /** Lower-case hex of the bytes. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

export type AttachmentRecord = Omit<AttachmentInput, 'bytes'> & {
  readonly id: string;
  readonly revision: number;
  readonly turn: 0 | 90 | 180 | 270;
  readonly isRemoved: boolean;
  /** Key of the bill it shows; empty: of none in particular. */
  readonly visit: string;
  readonly size: number;
  readonly addedAt: string;
  readonly addedBy: string;
};

/** What of an attachment can be changed; what is left out stays. */
export type AttachmentChange = Partial<Pick<AttachmentRecord, 'turn' | 'line' | 'visit' | 'isRemoved'>>;

/** Changes fail with NOT_FOUND, WRONG_STATUS (sealed or closed), STALE_REVISION. */
export type MaterialStore = {
  readonly of: (applicationId: string) => MaterialRecord;
  readonly save: (
    actor: Actor,
    applicationId: string,
    revision: number,
    lines: readonly MaterialState[],
  ) => Result<MaterialRecord>;
};
export type AttachmentStore = {
  /** In the order they were added, removed ones among them. A damaged row is left out and named by `Store.damaged`. */
  readonly of: (applicationId: string) => readonly AttachmentRecord[];
  readonly get: (id: string) => AttachmentRecord | null;
  /** The file, checked against its hash; null when there is no such attachment. ROW_TAMPERED. */
  readonly bytes: (id: string) => Uint8Array | null;
  readonly add: (actor: Actor, attachment: AttachmentInput) => Result<AttachmentRecord>;
  readonly change: (actor: Actor, id: string, revision: number, change: AttachmentChange) => Result<AttachmentRecord>;
};
