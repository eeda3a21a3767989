import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningCounty } from '../../../../county/start.ts';
import { countyFolder } from '../../service/support/running-county.ts';
import { type Desk, deskOf } from '../support/console-calls.ts';
import { approveAll, makeCases } from '../support/console-page.ts';
import { makeUser } from '../support/users.ts';

let folder: Awaited<ReturnType<typeof countyFolder>>;
let running: RunningCounty;
let guan: Desk;
let chen: Desk;
let li: Desk;
beforeAll(async () => {
  folder = await countyFolder();
  running = await folder.start(folder.folder, folder.root);
  await makeCases(running);
  await makeUser(running, 'guan', '管管理', ['administrator']);
  await makeUser(running, 'chen', '陈审批', ['approver']);
  await makeUser(running, 'li', '李支付', ['payer']);
  [guan, chen, li] = [await deskOf(running, 'guan'), await deskOf(running, 'chen'), await deskOf(running, 'li')];
});
afterAll(() => folder.remove());

const [FIRST, SECOND] = ['210502001', '210502002'] as const;
const ALL = { group: 'devices', user: null, from: null, to: null, before: null } as const;

describe('the names of townships', () => {
  it('are an administrator’s to give and everybody’s to read', async () => {
    expect((await chen.get('townships', {})).townships).toEqual([
      { township: FIRST, name: '' },
      { township: SECOND, name: '' },
    ]);
    expect(await chen.refused('name-townships', { names: [{ township: FIRST, name: '桥头镇' }] })).toBe('role_missing');
    await guan.get('name-townships', { names: [{ township: FIRST, name: ' 桥头镇 ' }] });
    await guan.get('name-townships', { names: [{ township: SECOND, name: '=河口乡' }] });
    expect((await chen.get('townships', {})).townships).toEqual([
      { township: FIRST, name: '桥头镇' },
      { township: SECOND, name: '=河口乡' },
    ]);
  });

  it('are told apart: two of one name are refused, also when one of them has it already, but two may change names', async () => {
    expect(await guan.refused('name-townships', { names: [{ township: SECOND, name: '桥头镇' }] })).toBe(
      'township_twice',
    );
    const changed = [
      { township: FIRST, name: '=河口乡' },
      { township: SECOND, name: '桥头镇' },
    ];
    await guan.get('name-townships', { names: changed });
    await guan.get('name-townships', {
      names: [
        { township: FIRST, name: '桥头镇' },
        { township: SECOND, name: '=河口乡' },
      ],
    });
    expect((await chen.get('townships', {})).townships[0]?.name).toBe('桥头镇');
  });

  it('stand in the history, once for what really changed, and are there again after a rebuild and a restart', async () => {
    await guan.get('name-townships', { names: [{ township: FIRST, name: '桥头镇' }] });
    const lines = (await guan.get('audit', ALL)).rows.filter(({ words }) => words.startsWith('乡镇名称'));
    expect(lines.map(({ words, by }) => `${by} ${words}`).at(-1)).toBe('管管理 乡镇名称：210502001 改称「桥头镇」');
    expect(lines).toHaveLength(4);
    const before = (await guan.get('townships', {})).townships;
    await running.county.books.rebuild();
    expect((await guan.get('townships', {})).townships).toEqual(before);
    await folder.stop();
    running = await folder.start(folder.folder, folder.root);
    [guan, chen, li] = [await deskOf(running, 'guan'), await deskOf(running, 'chen'), await deskOf(running, 'li')];
    expect((await guan.get('townships', {})).townships).toEqual(before);
  });

  it('stand beside the codes on lists for the bank, whose mark goes by the codes, and never as a formula', async () => {
    await approveAll(chen);
    const { rows, totalFen } = await li.get('pay-list', {});
    const payments = rows.map(({ record, approvedFen }) => ({ record, amountFen: approvedFen }));
    const named = await li.get('export-pay-list', { payments, totalFen, form: 'csv' });
    const text = Buffer.from(named.file.base64, 'base64').toString('utf8');
    expect(text).toContain('"桥头镇（210502001）"');
    expect(text).toContain('"\'=河口乡（210502002）"');
    await guan.get('name-townships', {
      names: [
        { township: FIRST, name: '' },
        { township: SECOND, name: '河口乡' },
      ],
    });
    const later = await li.get('export-pay-list', { payments, totalFen, form: 'csv' });
    expect(later.mark).toBe(named.mark);
    expect(Buffer.from(later.file.base64, 'base64').toString('utf8')).toContain('"210502001"');
    await li.get('pay', { payments, totalFen, mark: named.mark, paidOn: '2023-12-29' });
  });

  it('stand in the workbook of the statistics', async () => {
    const { base64 } = await guan.get('export-statistics', { year: 2023, township: null });
    const book = await readXlsx(Buffer.from(base64, 'base64'));
    const places = new Set(book.sheets[0]?.rows.map(([place]) => place));
    expect(places).toContain('河口乡（210502002）');
    expect(places).toContain(FIRST);
  });
});
