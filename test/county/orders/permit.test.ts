import { afterAll, describe, expect, test } from 'vitest';
import { orderDesk } from '../support/orders.ts';

const desk = orderDesk();
afterAll(desk.remove);

const DEVICE = '0191a000-0000-7000-8000-00000000d001';

/** The arguments of a sound permit, one of them replaced. */
const permit = (file: string, changes: Readonly<Record<string, string>> = {}): readonly string[] => {
  const options = {
    key: 'secret.json',
    device: DEVICE,
    pc: '210502001-A',
    no: '溪医保授〔2023〕7号',
    until: '2023-12-31',
    ...changes,
  };
  return ['permit', file, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
};

describe('permit', () => {
  test('writes a signed file and says for whom, under which number and how long', () => {
    const { code, out, err } = desk.run(permit('sound.aidorder.json'));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const said of [DEVICE, '210502001-A', '溪医保授〔2023〕7号', '2023-12-31']) expect(out).toContain(said);
    expect(JSON.parse(desk.read('sound.aidorder.json'))).toMatchObject({
      order: { format: 'aid-order/1', kind: 'single-person', countyKey: desk.county.publicFile.keyId, device: DEVICE },
    });
  });

  test('never writes over a file that is there', () => {
    desk.write('taken.aidorder.json', 'mine');
    expect(desk.run(permit('taken.aidorder.json'))).toMatchObject({ code: 2 });
    expect(desk.read('taken.aidorder.json')).toBe('mine');
  });

  test('is not given for days that are over', () => {
    const { code, err } = desk.run(permit('late.aidorder.json', { until: '2023-10-19' }));
    expect({ code, err }).toEqual({ code: 1, err: '✗ 没有签发：最后一天 2023-10-19 已经过去。' });
  });

  test.each([
    ['until', '2023-02-30', '最后一天'],
    ['pc', 'A', '电脑编号'],
    ['device', '不是编号', '设备编号'],
    ['no', ' ', '文号'],
    ['no', '号\n2', '文号'],
    ['no', '号\u202E2', '文号'],
  ])('names --%s when it is %j', (option, value, word) => {
    const { code, err } = desk.run(permit('wrong.aidorder.json', { [option]: value }));
    expect(code).toBe(2);
    expect(err).toContain(word);
  });

  test.each([[[]], [['permit']], [['permit', 'x']], [['else', 'x', '--key', 'secret.json']], [['permit', '--none']]])(
    'shows how it is used for %j',
    (args) => {
      expect(desk.run(args)).toMatchObject({ code: 2, err: expect.stringContaining('用法') });
    },
  );
});
