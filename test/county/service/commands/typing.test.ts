import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countyFolder } from '../support/running-county.ts';

describe('a command', () => {
  let county: Awaited<ReturnType<typeof countyFolder>>;
  beforeAll(async () => {
    county = await countyFolder();
    await county.start();
  });
  afterAll(() => county.remove());

  it('works the same while the service runs and when it does not', async () => {
    expect((await county.type('devices')).out).toContain('还没有登记任何电脑');
    await county.stop();
    expect((await county.type('devices')).out).toContain('还没有登记任何电脑');
    await county.start();
  });

  it('gives a new one-time password, and none for nobody', async () => {
    const done = await county.type('new-password', 'admin');
    expect([done.code, done.out]).toEqual([
      0,
      expect.stringMatching(/一次性密码　[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/) as string,
    ]);
    expect((await county.type('new-password', 'nobody')).code).toBe(1);
  });

  it.each([
    [['make-code', '210502001'], '电脑编号「210502001」不对'],
    [['make-code'], '用法：make-code'],
    [['make-code', '210502001-A', '--days', '0'], '--days 应是 1 到 365'],
    [['revoke', '210502001-A'], '用法：revoke'],
    [['export-feed'], '用法：export-feed'],
    [['import'], '用法：import'],
    [['import', '/nowhere/at/all'], '找不到 /nowhere/at/all'],
    [['enrol', '/nowhere/at/all'], '读不出文件 all：请核对路径。'],
    [['publish-pack', '/dev/null/x.aidpack'], '读不出文件 x.aidpack：路径里有一段是文件，不是文件夹。'],
    [['backup'], '用法：backup'],
    [['raise-epoch'], '用法：raise-epoch'],
    [['restore'], '用法：restore'],
    [['dance'], '没有命令「dance」'],
    [['--dance'], '参数不对：--dance'],
  ])('that is typed wrongly, %j, says how it is typed', async (args, sentence) => {
    const done = await county.type(...args);
    expect([done.code, done.err]).toEqual([2, expect.stringContaining(sentence) as string]);
  });
});
