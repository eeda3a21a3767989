import { ActionIcon } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { IconRotateClockwise } from '@tabler/icons-react';
import type { AttachmentView } from '#shared/contract/case/material.ts';
import { unlessOverlaid } from '../../../frame/covered.ts';
import { nextTurn } from '../../materials/file/attachment-change.ts';

type TurnButtonProps = {
  readonly turn: AttachmentView['turn'];
  readonly onTurn: (turn: AttachmentView['turn']) => void;
};

/** A quarter turn clockwise; R on the page. */
export function TurnButton({ turn, onTurn }: TurnButtonProps) {
  useWindowEvent('keydown', (event) => {
    const { target, code, ctrlKey, altKey, metaKey } = event;
    if (code !== 'KeyR' || ctrlKey || altKey || metaKey || event.defaultPrevented || event.isComposing) return;
    if (target instanceof Element && target.closest('input, textarea, select') !== null) return;
    unlessOverlaid(() => onTurn(nextTurn(turn)));
  });
  return (
    <ActionIcon aria-label="旋转" title="旋转 R" onClick={() => onTurn(nextTurn(turn))}>
      <IconRotateClockwise size={16} stroke={1.75} />
    </ActionIcon>
  );
}
