import { FileInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldProblem } from '../../../../renderer/ui/field/field-problem.ts';
import { FieldShell } from '../../../../renderer/ui/field/field-shell.tsx';

/** A file as the calls take it. */
export type ReadFile = { readonly name: string; readonly base64: string };

type FileFieldProps = {
  readonly label: string;
  readonly hint: string;
  /** Endings of the files that are offered. */
  readonly accept: string;
  readonly problem: FieldProblem | null;
  /** Null: none is chosen any more, or it cannot be read. */
  readonly onRead: (file: ReadFile | null) => void;
};

const UNREADABLE: FieldProblem = {
  severity: 'wrong',
  text: '读不出这个文件，可能已被移走或正被别的程序占用。请重新选择。',
};

/** Chooses a file and reads it whole. */
export function FileField({ label, hint, accept, problem, onRead }: FileFieldProps) {
  const [file, setFile] = useState<File | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const choose = async (chosen: File | null): Promise<void> => {
    setFile(chosen);
    setUnreadable(false);
    if (chosen === null) return onRead(null);
    try {
      onRead({ name: chosen.name, base64: await base64Of(chosen) });
    } catch {
      setUnreadable(true);
      onRead(null);
    }
  };
  return (
    <FieldShell label={label} hint={hint} problem={isUnreadable ? UNREADABLE : problem}>
      {(control) => (
        <FileInput
          {...control}
          placeholder="选择文件…"
          accept={accept}
          value={file}
          data-autofocus
          onChange={(chosen) => void choose(chosen)}
        />
      )}
    </FieldShell>
  );
}

const base64Of = (file: File): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    // `data:TYPE;base64,…`
    reader.addEventListener('load', () =>
      typeof reader.result === 'string' ? done(reader.result.replace(/^[^,]*,?/, '')) : fail(new Error('No text')),
    );
    reader.addEventListener('error', () => fail(reader.error ?? new Error('The file could not be read')));
    reader.readAsDataURL(file);
  });
