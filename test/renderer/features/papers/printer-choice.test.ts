import { expect, test } from 'vitest';
import { printerOptions, readChoices } from '../../../../renderer/features/papers/print/printer-choice.ts';

const PRINTERS = [
  { name: 'hp', label: 'HP LaserJet 1020' },
  { name: 'dot', label: '针式打印机' },
];

test('the list offers the dialog and every printer, and a remembered one that is gone says so', () => {
  const usual = [
    { value: '', label: '打印时再选' },
    { value: 'hp', label: 'HP LaserJet 1020' },
    { value: 'dot', label: '针式打印机' },
  ];
  expect(printerOptions(PRINTERS, '')).toEqual(usual);
  expect(printerOptions(PRINTERS, 'dot')).toEqual(usual);
  expect(printerOptions(PRINTERS, 'old')).toEqual([...usual, { value: 'old', label: 'old（没有接好）' }]);
});

test('what was kept and is no choice any more is left out', () => {
  expect(readChoices({ settlement: 'hp', approval: 7 })).toEqual({ settlement: 'hp' });
  for (const kept of [null, 'hp', ['hp'], undefined]) expect(readChoices(kept)).toBeNull();
});
