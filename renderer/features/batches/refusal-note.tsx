import { Button } from '@mantine/core';
import { Notice } from '../../ui/page/notice.tsx';

/** Under a row: why the batch was refused because of it, and the way on without it. */
export function RefusalNote({ text, onTakeOut }: { readonly text: string; readonly onTakeOut: () => void }) {
  return (
    <Notice
      meaning="danger"
      role="alert"
      action={
        <Button variant="default" size="compact-sm" onClick={onTakeOut}>
          去掉这一份
        </Button>
      }
    >
      {text}
    </Notice>
  );
}
