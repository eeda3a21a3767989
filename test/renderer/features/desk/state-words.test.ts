import { describe, expect, test } from 'vitest';
import { countyWords, rosterWords } from '../../../../renderer/features/desk/state/state-words.ts';

describe('what the desk says of the county', () => {
  const calm = { trouble: null, returned: 0, lastReceiptAt: null, now: '2023-06-15T09:00:00+08:00' };
  test('counts what was not sent, which is for the clerk to do, and what waits for the county', () => {
    expect(countyWords([{ stage: 'sealed' }, { stage: 'exported' }, { stage: 'delivered' }], calm)).toEqual({
      words: '1 个批次未送出，2 个批次已送出，县里尚未回执',
      isWarning: true,
    });
    expect(countyWords([{ stage: 'exported' }], calm)).toMatchObject({ isWarning: false });
    expect(countyWords([{ stage: 'stopped' }], calm)).toEqual({ words: '1 个批次停止送交', isWarning: true });
    expect(countyWords([{ stage: 'received' }], calm)).toEqual({ words: '没有待送的批次', isWarning: false });
  });
  test('names what came back and when the county last answered', () => {
    const answered = { ...calm, returned: 2, lastReceiptAt: '2023-06-15T08:00:00+08:00' };
    expect(countyWords([{ stage: 'received' }], answered)).toEqual({
      words: '2 份县级退回，上次回执 1 小时前',
      isWarning: true,
    });
  });
  test('warns of what nobody tries again by itself, not of a line that is only down for a while', () => {
    const trouble = { at: calm.now, text: '连不上县级服务。', stops: false };
    expect(countyWords([{ stage: 'received' }], { ...calm, trouble })).toMatchObject({ isWarning: false });
    expect(countyWords([{ stage: 'received' }], { ...calm, trouble: { ...trouble, stops: true } })).toEqual({
      words: '与县级的联系已停止',
      isWarning: true,
    });
  });
  test('says nothing before the first batch, unless the line needs somebody', () => {
    expect(countyWords([], calm)).toBeNull();
    const trouble = { at: calm.now, text: '县级不认这台电脑。', stops: true };
    expect(countyWords([], { ...calm, trouble })).toEqual({ words: '与县级的联系已停止', isWarning: true });
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
