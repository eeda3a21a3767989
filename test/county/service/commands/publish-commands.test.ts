import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rosterBytes } from '../../support/rosters.ts';
import { countyFolder } from '../support/running-county.ts';

describe('publishing by command', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  const file = (name: string): string => join(county.root, name);
  beforeAll(async () => {
    county = await countyFolder();
    await county.start();
    await writeFile(file('a.csv'), rosterBytes('张三,11010519491231002X,低保对象', '李四,1,低保对象'));
    await writeFile(file('b.csv'), 'nothing');
  });
  afterAll(() => county.remove());

  it('sends a roster and says what is doubtful in it', async () => {
    const done = await county.type('publish-roster', 'a.csv', '--title', '低保名册', '--as-of', '2023-10-01');
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toContain('已下发名册「低保名册」（2023-10-01），2 人');
    expect(done.out).toContain('其中 1 行的身份证号不对或重复');
    const refused = await county.type('publish-roster', 'b.csv', '--title', '低保名册');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('没有找到表头') as string]);
    const unknown = await county.type('publish-roster', 'a.csv', '210502999-Z', '--title', '低保名册');
    expect([unknown.code, unknown.err]).toEqual([1, '✗ 没有登记过 210502999-Z。']);
  });

  it('sends the sheet of a workbook that was named, else the first with headings', async () => {
    const rows = (...people: readonly string[]) => [
      ['姓名', '身份证号'],
      ...people.map((person) => [person, '11010519491231002X']),
    ];
    const sheets = [
      { name: '说明', rows: [['本表由民政提供']] },
      { name: '低保', rows: rows('张三') },
      { name: '特困', rows: rows('李四', '王五') },
    ];
    await writeFile(file('c.xlsx'), await writeXlsx({ sheets }));
    const send = (...more: readonly string[]) => county.type('publish-roster', 'c.xlsx', '--title', '名册', ...more);
    expect((await send()).out).toContain('，1 人。');
    expect((await send('--sheet', '特困')).out).toContain('，2 人。');
    const refused = await send('--sheet', '五保');
    expect([refused.code, refused.err]).toEqual([1, '✗ 名册没有发布：文件里没有工作表「五保」。']);
  });

  it('sends no pack where the county has no policy key', async () => {
    const done = await county.type('publish-pack', 'b.csv');
    expect([done.code, done.err]).toEqual([1, expect.stringContaining('没有政策包的签名公钥') as string]);
  });

  it('sends the ledger of a year', async () => {
    const done = await county.type('publish-ledger', '--year', '2023');
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('已下发 2023 年全县已用额度：0 台') as string]);
  });

  it.each([
    [['publish-roster', 'a.csv'], '用法：publish-roster'],
    [['publish-roster', 'gone.csv', '--title', 'x'], '读不出文件 gone.csv'],
    [['publish-roster', 'a.csv', '--title', 'x', '--as-of', '2023-02-30'], '--as-of 应是日期'],
    [['publish-pack'], '用法：publish-pack'],
    [['publish-ledger', '--year', '23'], '--year 应是四位年份'],
  ])('that is typed wrongly, %j, says how it is typed', async (args, sentence) => {
    const done = await county.type(...args);
    expect([done.code, done.err]).toEqual([2, expect.stringContaining(sentence) as string]);
  });
});
