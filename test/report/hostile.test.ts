import { Marked } from 'marked';
import { decide } from '../../src/decision/decide';
import { Engine } from '../../src/profile/engine';
import { checkProfile } from '../../src/profile/schema';
import { conflictMessage } from '../../src/report/conflict';
import { toHtml } from '../../src/report/html';
import { toMarkdown } from '../../src/report/markdown';
import { outputRationale } from '../../src/report/template-rationale';
import { toTerminal } from '../../src/report/terminal';

/** Names that somebody else may have written, each with what it tries. */
const HOSTILE = [
  '</title></style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![](https://evil.example/pixel)',
  'a | b | c',
  '# heading',
  '<https://evil.example>',
  'see https://evil.example',
  '(https://evil.example)',
  '[https://evil.example]',
  '\u001b]0;owned\u0007\u001b[2J\u001b[31mred',
  'up\rover',
  '\u009b31m\u202egnp.exe',
  '`code` **bold** &lt;b&gt;',
] as const;

/** A name of a pattern may hold no control characters; what reaches a report by other ways still may. */
// eslint-disable-next-line no-control-regex
const isName = (text: string) => !/[\u0000-\u001f\u007f-\u009f\u202e]/.test(text);

/** A hostile text wherever a profile takes free text, with patterns that each engine fails and serves. */
function hostile(given: string, active = false) {
  const text = isName(given) ? given : 'plain';
  return checkProfile({
    description: text,
    entities: [{ name: 'Item', key: ['id'], attributes: { id: 'string', words: 'string' }, itemCount: 1_000, averageItemBytes: 800 }],
    accessPatterns: [
      { name: `get ${text}`, entity: 'Item', operation: 'get' },
      { name: text, entity: 'Item', operation: 'search', by: ['words'], peakPerSecond: 5 },
    ],
    ...(active && { regions: { topology: 'active-active', replicas: ['eu-west-1'] } }),
  });
}

const WITH_OVERRIDE = (text: string) => decide(hostile(text), { override: { engine: Engine.DYNAMODB, reason: text } });

describe.each(HOSTILE)('%j', (text) => {
  const decision = WITH_OVERRIDE(text);
  const conflict = decide(hostile(text, true));

  test('steers no terminal', () => {
    for (const shown of [toTerminal(decision, text), toTerminal(conflict, text, { columns: 80 })]) {
      // eslint-disable-next-line no-control-regex
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  });

  test('adds no markup to the page', () => {
    const html = toHtml(decision, text);
    const harmless = toHtml(WITH_OVERRIDE('harmless'), 'harmless');
    const tags = (page: string) => [...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag).filter((tag) => tag !== 'code').sort();
    expect(tags(html)).toEqual(tags(harmless));
    expect(html).not.toMatch(/href="(?!#|https:\/\/)|href="[^"]*evil/);
  });

  test('adds no markup to the Markdown', () => {
    const render = (markdown: string) => new Marked({ async: false, gfm: true }).parse(markdown) as string;
    const shape = (html: string) => [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag).sort();
    const html = render(toMarkdown(decision, text));
    expect(shape(html)).toEqual(shape(render(toMarkdown(WITH_OVERRIDE('harmless'), 'harmless'))));
    expect(html).not.toMatch(/href="[^"]*evil/);
  });

  test('does no harm in an error or an output', () => {
    for (const shown of [conflictMessage(conflict), outputRationale(decision)]) {
      // eslint-disable-next-line no-control-regex
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
    expect(Buffer.byteLength(outputRationale(decision))).toBeLessThanOrEqual(1_024);
  });
});
