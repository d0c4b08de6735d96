import { Decision } from '../decision/decision';
import { Source } from '../rules/finding';
import { STYLE } from './html-style';
import { Block, Claim, Report, Section, Table, Text } from './report';
import { reportOf } from './report-of';

/** The decision record as one HTML page that needs nothing else, runs nothing and prints well. */
export function toHtml(decision: Decision, title: string = 'Data store decision'): string {
  const report = reportOf(decision, title);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    `<title>${escape(`${report.title}: ${report.verdict}`)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    header(report),
    contents(report),
    `<main>\n${report.sections.map(sectionHtml).join('\n')}\n</main>`,
    `<footer>${escape(report.colophon)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function header({ title, verdict, outcome, facts, paragraphs }: Report): string {
  return [
    `<header class="${outcome}">`,
    `<p class="title">${escape(title)}</p>`,
    `<h1>${escape(verdict)}</h1>`,
    `<dl>${facts.map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`).join('')}</dl>`,
    ...paragraphs.map((text) => `<p>${inline(text)}</p>`),
    '</header>',
  ].join('\n');
}

function contents({ sections }: Report): string {
  const items = sections.map(({ id, heading }) => `<li><a href="#${id}">${escape(heading)}</a></li>`);
  return `<nav aria-label="Contents"><ul>${items.join('')}</ul></nav>`;
}

function sectionHtml({ id, heading, blocks }: Section): string {
  return `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${escape(heading)}</h2>\n${blocks.map(blockHtml).join('\n')}\n</section>`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text': return `<p>${inline(block.text)}</p>`;
    case 'heading': return `<h3>${escape(block.text)}</h3>`;
    case 'list': return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table': return tableHtml(block);
    case 'claims': return block.claims.map(claimHtml).join('\n');
  }
}

const RESULTS: Readonly<Record<string, string>> = { 'proven': 'yes', 'not proven': 'no', 'unknown': 'unknown' };

function tableHtml({ head, rows, amounts = [], sum }: Table): string {
  const mark = (column: number) => amounts.includes(column) ? ' class="amount"' : '';
  const cell = (text: Text, column: number) => typeof text === 'string' && text in RESULTS
    ? `<td><span class="result ${RESULTS[text]}">${text}</span></td>`
    : `<td${mark(column)}>${inline(text)}</td>`;
  const row = (cells: readonly Text[], at: number) => `<tr${sum && at === rows.length - 1 ? ' class="sum"' : ''}>${cells.map(cell).join('')}</tr>`;
  const heads = head.map((text, column) => `<th scope="col"${mark(column)}>${escape(text)}</th>`).join('');
  return `<div class="scroll"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${rows.map(row).join('\n')}\n</tbody>\n</table></div>`;
}

function claimHtml({ verdict, option, title, rule, sources, because, remedies }: Claim): string {
  return [
    `<article class="claim ${verdict}">`,
    `<h3><span class="verdict">${verdict} ${escape(option)}</span> ${escape(title)}</h3>`,
    `<ul>${because.map((text) => `<li>${inline(text)}</li>`).join('')}</ul>`,
    ...remedies.map((text) => `<p class="remedy"><strong>To change it:</strong> ${inline(text)}</p>`),
    `<p class="source"><code>${escape(rule)}</code> ${sources.map(sourceHtml).join('; ')}</p>`,
    '</article>',
  ].join('\n');
}

function sourceHtml({ ref, claim }: Source): string {
  return ref.startsWith('https://') ? `<a href="${escape(ref)}">${escape(claim)}</a>` : `<abbr title="statement of the guidance">${escape(ref)}</abbr> ${escape(claim)}`;
}

/** Names between backticks as code, and a source behind the text. */
function inline(text: Text): string {
  if (typeof text === 'string') return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
  const pages = text.sources.map((source) => source.startsWith('https://') ? `<a href="${escape(source)}">${escape(pageOf(source))}</a>` : escape(source));
  return `${inline(text.text)} <span class="source">(${pages.join(', ')})</span>`;
}

/** `docs.aws.amazon.com, TTL`: the host and the page. */
function pageOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const page = pathname.split('/').filter(Boolean).pop()?.replace(/\.html$/, '');
  return page ? `${hostname}, ${page}` : hostname;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
