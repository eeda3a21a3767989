/** What a key does in the grid. `move` goes to the same field of another line or to the field beside it. */
export type GridAction =
  | { readonly do: 'line'; readonly step: 1 | -1 }
  | { readonly do: 'field'; readonly step: 1 | -1 }
  | { readonly do: 'edit' }
  | { readonly do: 'copyAbove' }
  | { readonly do: 'next' }
  | { readonly do: 'removeLine' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  /** Takes the line above or below into the range that Ctrl+C copies. */
  | { readonly do: 'extend'; readonly step: 1 | -1 }
  | { readonly do: 'clear' }
  | { readonly do: 'revert' }
  | { readonly do: 'choose'; readonly number: number };

/** What matters of the cell and its caret. */
export type CellSituation = {
  readonly isChoice: boolean;
  /** F2 or a click put the caret into the text: the arrows belong to the caret. */
  readonly isEditing: boolean;
  readonly isAllSelected: boolean;
  readonly isCaretAtStart: boolean;
  readonly isCaretAtEnd: boolean;
  /** Something was typed since the cell got the focus. */
  readonly isChanged: boolean;
};

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

function withControl({ key, shiftKey }: Key, cell: CellSituation): GridAction | null {
  switch (key.toLowerCase()) {
    case 'enter':
      return { do: 'next' };
    case 'd':
      return { do: 'copyAbove' };
    case 'delete':
      return { do: 'removeLine' };
    case 'z':
      if (shiftKey) return { do: 'redo' };
      return cell.isChanged ? null : { do: 'undo' };
    case 'y':
      return { do: 'redo' };
    default:
      return null;
  }
}

function sideways(step: 1 | -1, cell: CellSituation): GridAction | null {
  if (cell.isChoice || cell.isAllSelected) return { do: 'field', step };
  if (cell.isEditing) return null;
  return (step === 1 ? cell.isCaretAtEnd : cell.isCaretAtStart) ? { do: 'field', step } : null;
}

/** The action of a key in a cell, or null when the key belongs to the text, the choice or the page. */
export function gridAction(key: Key, cell: CellSituation): GridAction | null {
  if (key.altKey || key.metaKey) return null;
  if (key.ctrlKey) return withControl(key, cell);
  switch (key.key) {
    case 'ArrowUp':
      return key.shiftKey ? { do: 'extend', step: -1 } : { do: 'line', step: -1 };
    case 'ArrowDown':
      return key.shiftKey ? { do: 'extend', step: 1 } : { do: 'line', step: 1 };
    case 'ArrowLeft':
      return key.shiftKey ? null : sideways(-1, cell);
    case 'ArrowRight':
      return key.shiftKey ? null : sideways(1, cell);
    case 'F2':
      return { do: 'edit' };
    case 'Escape':
      return cell.isChanged || cell.isEditing ? { do: 'revert' } : null;
    case 'Delete':
    case 'Backspace':
      return cell.isChoice ? { do: 'clear' } : null;
    default:
      return cell.isChoice && /^[1-9]$/.test(key.key) ? { do: 'choose', number: Number(key.key) } : null;
  }
}
