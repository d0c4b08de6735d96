import { Marked } from 'marked';
import { Decision } from '../decision/decision';
import { toMarkdown } from './markdown';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; max-width: 72rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; margin-bottom: .25rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; border-bottom: 1px solid #d8dee4; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .9rem; } th, td { border: 1px solid #d8dee4; padding: .35rem .6rem; text-align: left; vertical-align: top; }
th { background: #f3f5f7; } tr:nth-child(even) td { background: #fafbfc; } code { background: #eef1f4; padding: .1em .3em; border-radius: 3px; font-size: .85em; }
li { margin: .35rem 0; }`;

/** Names come from the profile: none of them may become markup. */
const MARKDOWN = new Marked({ async: false, gfm: true, renderer: { html: ({ text }) => escapeHtml(text) } });

/** The decision record as one HTML page that needs nothing else. */
export function toHtml(decision: Decision, title: string = 'Data store decision'): string {
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`,
    `<body>${MARKDOWN.parse(toMarkdown(decision, title))}</body></html>`,
    '',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
