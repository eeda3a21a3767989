import { describe, expect, it } from 'vitest';
import { type CellSituation, gridAction } from '../../../../../renderer/features/intake/bills/grid-keys.ts';

const key = (name: string, modifiers: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key: name,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...modifiers,
});

const cell = (change: Partial<CellSituation> = {}): CellSituation => ({
  isChoice: false,
  isEditing: false,
  isAllSelected: true,
  isCaretAtStart: false,
  isCaretAtEnd: false,
  isChanged: false,
  ...change,
});

describe('the keys of the bill grid', () => {
  it('go to the line above and below from any cell', () => {
    expect(gridAction(key('ArrowUp'), cell())).toEqual({ do: 'line', step: -1 });
    expect(gridAction(key('ArrowDown'), cell({ isChoice: true }))).toEqual({ do: 'line', step: 1 });
    expect(gridAction(key('ArrowDown', { shiftKey: true }), cell())).toEqual({ do: 'extend', step: 1 });
    expect(gridAction(key('ArrowUp', { shiftKey: true }), cell())).toEqual({ do: 'extend', step: -1 });
  });

  it('go sideways from a cell just entered and from the edges of its text', () => {
    expect(gridAction(key('ArrowRight'), cell())).toEqual({ do: 'field', step: 1 });
    const inside = cell({ isAllSelected: false });
    expect(gridAction(key('ArrowRight'), inside)).toBeNull();
    expect(gridAction(key('ArrowRight'), { ...inside, isCaretAtEnd: true })).toEqual({ do: 'field', step: 1 });
    expect(gridAction(key('ArrowLeft'), { ...inside, isCaretAtStart: true })).toEqual({ do: 'field', step: -1 });
  });

  it('leave the arrows to the caret after F2', () => {
    const editing = cell({ isEditing: true, isAllSelected: false, isCaretAtEnd: true });
    expect(gridAction(key('F2'), cell())).toEqual({ do: 'edit' });
    expect(gridAction(key('ArrowRight'), editing)).toBeNull();
    expect(gridAction(key('ArrowRight', { shiftKey: true }), cell())).toBeNull();
  });

  it('copy, add, remove and take back with Ctrl', () => {
    expect(gridAction(key('d', { ctrlKey: true }), cell())).toEqual({ do: 'copyAbove' });
    expect(gridAction(key('Enter', { ctrlKey: true }), cell())).toEqual({ do: 'next' });
    expect(gridAction(key('Delete', { ctrlKey: true }), cell())).toEqual({ do: 'removeLine' });
    expect(gridAction(key('z', { ctrlKey: true }), cell())).toEqual({ do: 'undo' });
    expect(gridAction(key('y', { ctrlKey: true }), cell())).toEqual({ do: 'redo' });
    expect(gridAction(key('Z', { ctrlKey: true, shiftKey: true }), cell())).toEqual({ do: 'redo' });
    expect(gridAction(key('z', { ctrlKey: true }), cell({ isChanged: true }))).toBeNull();
    expect(gridAction(key('c', { ctrlKey: true }), cell())).toBeNull();
  });

  it('choose by number and clear only where there is a choice', () => {
    expect(gridAction(key('2'), cell({ isChoice: true }))).toEqual({ do: 'choose', number: 2 });
    expect(gridAction(key('2'), cell())).toBeNull();
    expect(gridAction(key('Delete'), cell({ isChoice: true }))).toEqual({ do: 'clear' });
    expect(gridAction(key('Delete'), cell())).toBeNull();
  });

  it('take back typing with Esc, and leave Esc to the page when nothing was typed', () => {
    expect(gridAction(key('Escape'), cell({ isChanged: true }))).toEqual({ do: 'revert' });
    expect(gridAction(key('Escape'), cell())).toBeNull();
  });

  it('leave Enter, Tab and the page’s own keys alone', () => {
    expect(gridAction(key('Enter'), cell())).toBeNull();
    expect(gridAction(key('Tab'), cell())).toBeNull();
    expect(gridAction(key('2', { altKey: true }), cell({ isChoice: true }))).toBeNull();
  });
});
