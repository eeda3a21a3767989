import { describe, expect, it } from 'vitest';
import { recoveryPaper } from '../../electron/print/recovery-paper.ts';
import { readText } from './read-paper.ts';

const CODE = '7KQ2-M4ZC-9T0H-XW3P-58RV-JB6N-2DFA-EG7S-9D';

describe('the recovery sheet', () => {
  const { html, title } = recoveryPaper({
    townshipName: '溪口县桥头镇人民政府',
    pcName: '210599103-A',
    userName: '赵敏',
    recoveryCode: CODE,
    madeOn: '2023-06-15',
  });

  it('prints every character of the code in its own box, in order', () => {
    const symbols = [...html.matchAll(/<span class="symbol">(.)<\/span>/g)].map(([, symbol]) => symbol);
    expect(symbols.join('')).toBe(CODE.replaceAll('-', ''));
  });

  it('says what it opens, for whom and on which PC, and keeps the code out of the title', () => {
    const text = readText(html);
    for (const part of ['溪口县桥头镇人民政府', '210599103-A', '赵敏', '2023年6月15日', '信封', '使用一次后旧码作废']) {
      expect(text).toContain(part);
    }
    expect(title).toBe('恢复码');
  });
});
