import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { MaterialView } from '#shared/contract/case/material.ts';
import type { AttachmentChange } from './file/attachment-change.ts';
import { type MaterialState, untouchedMaterial } from '#shared/domain/material/material-state.ts';
import type { AppError, Result } from '#shared/result.ts';
import { channelKey, useChannel } from '../../client/use-channel.ts';
import { ask } from '../intake/state/ask.ts';
import { prepareFile } from './file/prepare-file.ts';

/** What one file could not be added for. */
export type FileRefusal = { readonly name: string; readonly error: AppError };

/** A file that is to be added. */
export type AddedFile = {
  readonly name: string;
  /** Its bytes, asked for when its turn comes. */
  readonly read: () => Promise<Result<Blob>>;
  /** It was sealed. */
  readonly onAdded?: () => Promise<void>;
};

/** What stands about a paper after a choice, from what stood before it. */
export type MaterialChange = (before: MaterialState) => MaterialState;

export type Materials = {
  /** Null while it is read or could not be. */
  readonly view: MaterialView | null;
  readonly readError: Error | null;
  readonly error: AppError | null;
  /** Files of the last lot that were not taken; the others were. */
  readonly refused: readonly FileRefusal[];
  /** Files that are being prepared and sealed. */
  readonly adding: { readonly done: number; readonly total: number } | null;
  /** Changes what stands about one paper. Whatever is chosen faster than it is saved waits for what was chosen before it. */
  readonly save: (line: string, change: MaterialChange) => Promise<void>;
  /** The same for several papers at once: all of them or none. */
  readonly saveAll: (changes: ReadonlyMap<string, MaterialChange>) => Promise<void>;
  readonly add: (line: string, files: readonly AddedFile[]) => Promise<void>;
  /** Takes no more files of the lot under way; those that were sealed stay. */
  readonly stop: () => void;
  /** Changes one file, from what stands about it when its turn comes. */
  readonly change: (attachmentId: string, change: AttachmentChange) => Promise<void>;
};

/** The checklist of an application and the files that belong to it. */
export function useMaterials(applicationId: string): Materials {
  const client = useQueryClient();
  const asked = useChannel('material/view', { applicationId });
  const [error, setError] = useState<AppError | null>(null);
  const [refused, setRefused] = useState<readonly FileRefusal[]>([]);
  const [adding, setAdding] = useState<Materials['adding']>(null);
  const isStopped = useRef(false);
  const lastSave = useRef(Promise.resolve());
  const view = asked.data ?? null;

  const take = (result: Result<MaterialView>): AppError | null => {
    if (!result.ok) return result.error;
    client.setQueryData(channelKey('material/view', { applicationId }), result.value);
    return null;
  };
  const attempt = async (work: () => Promise<Result<MaterialView>>): Promise<void> => {
    setError(null);
    setRefused([]);
    const failure = take(await work());
    setError(failure);
    // Somebody else saved in between: show what stands, so that the next choice is made on it.
    if (failure?.code === 'STALE_REVISION') await asked.refetch();
  };

  /** On what was last answered, not on what stood on the screen when the choice was made. */
  async function saveNow(changes: ReadonlyMap<string, MaterialChange>): Promise<void> {
    const now = client.getQueryData<MaterialView>(channelKey('material/view', { applicationId }));
    if (now === undefined) return;
    const changed = Array.from(changes, ([line, change]) =>
      change(now.lines.find((each) => each.line === line) ?? untouchedMaterial(line)),
    );
    const lines = [...now.lines.filter(({ line }) => !changes.has(line)), ...changed];
    await attempt(() => ask('material/save', { applicationId, revision: now.revision, lines }));
  }
  async function changeNow(attachmentId: string, change: AttachmentChange): Promise<void> {
    const now = client.getQueryData<MaterialView>(channelKey('material/view', { applicationId }));
    const attachment = now?.attachments.find(({ id }) => id === attachmentId);
    if (attachment === undefined) return;
    const { revision } = attachment;
    await attempt(() => ask('attachment/change', { attachmentId, revision, ...change(attachment) }));
  }
  const inTurn = async (save: () => Promise<void>): Promise<void> => {
    lastSave.current = lastSave.current.then(save);
    await lastSave.current;
  };
  const saveAll = (changes: ReadonlyMap<string, MaterialChange>): Promise<void> => inTurn(() => saveNow(changes));

  async function addOne(line: string, { name, read, onAdded }: AddedFile): Promise<AppError | null> {
    const file = await read();
    if (!file.ok) return file.error;
    const ready = await prepareFile(file.value);
    if (!ready.ok) return ready.error;
    if (isStopped.current) return null;
    const failure = take(await ask('attachment/add', { applicationId, line, name, bytes: ready.value }));
    if (failure === null) await onAdded?.();
    return failure;
  }

  return {
    view,
    readError: asked.error,
    error,
    refused,
    adding,
    save: (line, change) => saveAll(new Map([[line, change]])),
    saveAll,
    add: async (line, files) => {
      setError(null);
      setRefused([]);
      isStopped.current = false;
      const failures: FileRefusal[] = [];
      for (const [done, file] of files.entries()) {
        setAdding({ done, total: files.length });
        const failure = await addOne(line, file);
        if (isStopped.current) break;
        if (failure !== null) failures.push({ name: file.name, error: failure });
      }
      setAdding(null);
      setRefused(failures);
    },
    stop: () => {
      isStopped.current = true;
    },
    change: (attachmentId, change) => inTurn(() => changeNow(attachmentId, change)),
  };
}
