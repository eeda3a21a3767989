import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import css from '../materials.module.css';

type AddFilesProps = {
  /** The paper the files belong to. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly onAdd: (files: readonly File[]) => void;
};

/** Takes files for one paper: from the dialog, dropped on the button, or pasted while it has the focus. */
export function AddFiles({ name, isBusy, onAdd }: AddFilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const add = (list: FileList | null | undefined): void => {
    const files = [...(list ?? [])];
    if (files.length > 0) onAdd(files);
  };
  return (
    <span
      className={css['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isBusy) add(event.dataTransfer.files);
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0 || isBusy) return;
        event.preventDefault();
        add(event.clipboardData.files);
      }}
    >
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPaperclip size={13} />}
        disabled={isBusy}
        aria-label={`添加附件：${name}`}
        title="选择文件；也可以把文件拖到这里，或按 Ctrl+V 粘贴"
        onClick={() => input.current?.click()}
      >
        附件
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".jpg,.jpeg,.png,.pdf"
        aria-label={`选择文件：${name}`}
        onChange={(event) => {
          add(event.currentTarget.files);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
    </span>
  );
}
