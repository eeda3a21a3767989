import { describe, expect, it } from 'vitest';
import { applicationForm, type ApplicationForm, emptyVisit } from '#shared/domain/application-form.ts';
import { takeScan } from '../../../../../../renderer/features/intake/bills/scan/take-scan.ts';
import { followKey, NO_BURST } from '../../../../../../renderer/features/intake/bills/scan/wedge.ts';
import { sampleForm, sampleVisit } from '../../sample.ts';

const SCAN = '01,11,12060119,0026896566,c748a8,20230315,50000.00,';

/** Presses the characters of a text, so many milliseconds apart, and gives what Enter made of them. */
function type(text: string, gap: number, end = 'Enter'): string | null {
  let burst = NO_BURST;
  let scanned: string | null = null;
  [...text, end].forEach((key, index) => {
    const press = { key, ctrlKey: false, altKey: false, metaKey: false, timeStamp: 1000 + index * gap };
    ({ burst, scanned } = followKey(burst, press));
  });
  return scanned;
}

describe('the keys of a scanner', () => {
  it('are told from typing by their speed, ended by Enter or Tab', () => {
    expect(type(SCAN, 5)).toBe(SCAN);
    expect(type(SCAN, 30, 'Tab')).toBe(SCAN);
    expect(type(SCAN, 120)).toBeNull();
  });

  it.each([
    ['某某市中心医院'],
    ['0026896566'],
    ['=100+23.5+1000+2000+30000'],
    ['急性心肌梗死、高血压三级、二型糖尿病、肾功能不全'],
  ])('are not seen in %s, however fast', (text) => {
    expect(type(text, 1)).toBeNull();
  });

  it('begin anew after a pause or a shortcut', () => {
    const press = (key: string, timeStamp: number, ctrlKey = false) => ({
      key,
      ctrlKey,
      altKey: false,
      metaKey: false,
      timeStamp,
    });
    const first = followKey(NO_BURST, press('a', 0));
    expect(first.isStart).toBe(true);
    const shifted = followKey(first.burst, press('Shift', 10));
    expect(followKey(shifted.burst, press('B', 20)).burst.text).toBe('aB');
    expect(followKey(first.burst, press('b', 500))).toMatchObject({ burst: { text: 'b' }, isStart: true });
    expect(followKey(first.burst, press('c', 10, true)).burst).toEqual(NO_BURST);
  });
});

describe('a scan', () => {
  const form = (visits: ApplicationForm['visits']): ApplicationForm => ({ ...sampleForm(), visits });
  const after = (visits: ApplicationForm['visits'], scan: string, current: string | null = null) => {
    const taken = takeScan(form(visits), scan, current, () => 'new');
    return { taken, visits: (taken.change ?? ((now) => now))(form(visits)).visits };
  };

  it('fills the line with the focus when it has no bill yet', () => {
    const { taken, visits } = after([sampleVisit('a'), emptyVisit('b'), emptyVisit('c')], SCAN, 'c');
    expect(taken).toMatchObject({
      key: 'c',
      severity: 'ok',
      text: '已填入第 3 行：12060119 0026896566 c748a8，50,000.00 元。',
    });
    expect(visits[2]).toMatchObject({
      bill: { code: '12060119', number: '0026896566', check: 'c748a8' },
      amounts: { total: '50,000.00' },
      scanned: SCAN,
    });
  });

  it('opens a line when every line has its bill, and never changes an amount that is typed', () => {
    expect(after([sampleVisit('a')], SCAN, 'a').visits.map(({ key }) => key)).toEqual(['a', 'new']);
    const typed = { ...emptyVisit('b'), amounts: { ...emptyVisit('b').amounts, total: '7' } };
    expect(after([typed], SCAN, 'b').visits[0]?.amounts.total).toBe('7');
  });

  it('of a bill that is there already fills nothing and names its line', () => {
    const once = after([emptyVisit('a')], SCAN).visits;
    expect(after(once, SCAN)).toMatchObject({
      visits: once,
      taken: { key: 'a', text: '第 1 行已经是这张票据，没有重复填入。' },
    });
  });

  it('nobody can read is kept with its bill as it is, once', () => {
    const { taken, visits } = after([emptyVisit('a')], 'https://example.invalid/票据?x=1');
    expect(taken.severity).toBe('warning');
    expect(visits[0]).toMatchObject({ scanned: 'https://example.invalid/票据?x=1', bill: { number: '' } });
    expect(applicationForm.safeParse(form(visits)).success).toBe(true);
    expect(after(visits, 'https://example.invalid/票据?x=1').taken.change).toBeNull();
  });

  it('of a red bill is refused with a sentence', () => {
    expect(after([emptyVisit('a')], '12060119,0026896566,c748a8,-50.00').taken).toMatchObject({
      change: null,
      severity: 'wrong',
      text: '这是退费票据（红票），不能受理，没有填入。请收取原来的正数票据。',
    });
  });

  it('finds no room in a full form', () => {
    const full = Array.from({ length: 200 }, (_, index) => sampleVisit(`v${index}`));
    expect(after(full, SCAN).taken).toMatchObject({ change: null, text: '一份申请最多 200 张票据，没有填入。' });
  });
});
