import { describe, expect, test } from 'vitest';
import { batchWords, rosterWords } from '../../../../renderer/features/desk/state/state-words.ts';

describe('what the desk says of batches', () => {
  test('counts what was not sent, which is for the clerk to do, and what waits for the county', () => {
    expect(batchWords([{ stage: 'sealed' }, { stage: 'exported' }, { stage: 'delivered' }])).toEqual({
      words: '1 个批次未送出，2 个批次已送出，县里尚未回执',
      isWarning: true,
    });
    expect(batchWords([{ stage: 'exported' }])).toMatchObject({ isWarning: false });
    expect(batchWords([{ stage: 'stopped' }])).toEqual({ words: '1 个批次停止送交', isWarning: true });
    expect(batchWords([{ stage: 'received' }])).toEqual({ words: '没有待送的批次', isWarning: false });
  });
  test('says that there was none yet', () => {
    expect(batchWords([])).toEqual({ words: '还没有封过批次', isWarning: false });
  });
});

describe('what the desk says of rosters', () => {
  const roster = (asOf: string, parts: object = {}) => ({
    listName: '低保名册',
    asOf,
    state: 'active' as const,
    isCurrent: true,
    ...parts,
  });
  test('names the oldest that counts, with its age', () => {
    const rosters = [
      roster('2023-06-01'),
      roster('2023-05-20', { listName: '残疾人' }),
      roster('2020-01-01', { isCurrent: false }),
    ];
    expect(rosterWords(rosters, '2023-06-15')).toEqual({
      words: '2 份，最早的是《残疾人》2023-05-20（26 天前）',
      isWarning: false,
    });
  });
  test('warns of one that was not renewed for long, and of one that waits for a second person', () => {
    expect(rosterWords([roster('2023-04-01')], '2023-06-15')).toEqual({
      words: '《低保名册》2023-04-01（75 天前）',
      isWarning: true,
    });
    const waiting = roster('2023-06-15', { state: 'waiting', isCurrent: false });
    expect(rosterWords([roster('2023-06-14'), waiting], '2023-06-15')).toEqual({
      words: '《低保名册》2023-06-14（1 天前），1 份等第二人确认',
      isWarning: true,
    });
  });
  test('says that there is none, also beside one that was undone', () => {
    const undone = roster('2023-06-01', { state: 'undone', isCurrent: false });
    expect(rosterWords([undone], '2023-06-15')).toEqual({ words: '还没有导入名册', isWarning: false });
  });
});
