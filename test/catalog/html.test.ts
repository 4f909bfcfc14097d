import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, html, markup, raw } from '../../src/catalog/html.ts';

describe('html', () => {
  it.each([
    [
      'text',
      markup(html`<p>${'a < b & c > d "e" \'f\''}</p>`),
      '<p>a &lt; b &amp; c &gt; d &quot;e&quot; &#39;f&#39;</p>',
    ],
    ['a number', markup(html`${0}`), '0'],
    ['nothing', markup(html`[${undefined}${false}]`), '[]'],
    ['an empty text', markup(html`[${''}]`), '[]'],
    [
      'nesting',
      markup(html`<ul>${['<', '&'].map((one) => html`<li>${one}</li>`)}</ul>`),
      '<ul><li>&lt;</li><li>&amp;</li></ul>',
    ],
    ['deep lists', markup(html`${['a', [html`<b>${'<'}</b>`, 1]]}`), 'a<b>&lt;</b>1'],
    ['raw, said aloud', markup(html`${raw('<br>')}`), '<br>'],
    ['an equals sign in text', markup(html`<p>a = ${'b'}</p>`), '<p>a = b</p>'],
  ])('writes %s', (_, written, expected) => expect(written).toBe(expected));

  it('refuses a value in an attribute without quotes', () => {
    expect(() => html`<a href=${'x'}>`).toThrow(TypeError);
    expect(() => html`<a class="${'x'}" href= ${'x'}>`).toThrow('An attribute needs quotes');
    expect(() => html`<a class="${'x'}" href="${'x'}">`).not.toThrow();
  });

  it('takes no document for markup', () => {
    const forged = JSON.parse('{"html":"<b>","markup":"<b>","length":0}');
    expect(() => html`${forged}`).toThrow();
  });

  it('lets no text out of its element or attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        expect(markup(html`<p title="${text}">${text}</p>`)).toBe(`<p title="${escaped(text)}">${escaped(text)}</p>`);
      }),
    );
  });

  it('keeps every character that may stand in a document, and shows the others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const back = escaped(text).replace(
          /&(amp|lt|gt|quot|#39);/g,
          (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
        );
        expect(back.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) if (back[i] !== text[i]) expect(back[i]).toBe('\ufffd');
      }),
    );
    expect(escaped('a\0b\u001fc\ud800d\uffffe\tf\ng\ue000')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng\ue000');
  });
});
