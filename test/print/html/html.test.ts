import { describe, expect, it } from 'vitest';
import { escapeText, html } from '../../../electron/print/html/html.ts';

describe('markup', () => {
  it('escapes text and numbers and leaves markup as it is', () => {
    const inner = html`<b>${'<i>'}</b>`;
    expect(html`<p>${inner}${'a & b'}${1}${null}${[inner, inner]}</p>`.markup).toBe(
      '<p><b>&lt;i&gt;</b>a &amp; b1<b>&lt;i&gt;</b><b>&lt;i&gt;</b></p>',
    );
  });

  it('escapes everything that can end an element or an attribute', () => {
    expect(escapeText(`<>&"'\`=`)).toBe('&lt;&gt;&amp;&quot;&#39;&#96;&#61;');
  });

  it('escapes an entity that was typed, so that it prints as typed', () => {
    expect(escapeText('&lt;b&gt;')).toBe('&amp;lt;b&amp;gt;');
  });

  it('shows controls, half characters and turned reading direction as a box', () => {
    expect(escapeText('张\u0000三\u202E四\uD800五\u2066')).toBe('张□三□四□五□');
  });

  it('keeps rare characters beyond the basic plane', () => {
    expect(escapeText('𬱖𠅤')).toBe('𬱖𠅤');
  });

  it('turns line ends and tabs into one space', () => {
    expect(escapeText('一\r\n\t二')).toBe('一 二');
  });
});
