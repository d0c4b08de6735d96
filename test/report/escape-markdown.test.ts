import { Marked } from 'marked';
import { escapeMarkdown } from '../../src/report/escape-markdown';

const HOSTILE = [
  '<script>alert(1)</script>', '[click](https://evil.example)', '![x](https://evil.example/p.png)', '**bold** _it_ `code` ~~gone~~',
  '# heading', '- item', '+ item', '1. one', '2) two', '> quote', '| a | b |', '&lt;b&gt; &#60;', 'https://evil.example/x', 'www.evil.example',
  'me@evil.example', '<https://evil.example>', '``` fence', '---', '===', 'a\n\n# b', '\\', '[ref]: https://evil.example',
];

test.each(HOSTILE)('%j shows as it is', (text) => {
  const html = new Marked({ async: false, gfm: true }).parse(`${escapeMarkdown(text)}\n`) as string;
  expect(html).toMatch(/^<p>[^<]*<\/p>\n$/);
  const shown = html.replace(/<\/?p>|\n/g, '')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
  expect(shown).toBe(text.replace(/\s*\n\s*/g, ' '));
});

test('leaves names and numbers as they are', () => {
  const plain = 'index order_tenant_id_placed_at_idx: 30,000 write transactions/s (us-east-1), 4.2×; $181 a month - or 3*4';
  expect(escapeMarkdown(plain)).toBe(plain);
});
