import { Decision } from '../decision/decision';
import { Source } from '../rules/finding';
import { escapeMarkdown as escape } from './escape-markdown';
import { Block, Claim, Section, Table, Text } from './report';
import { reportOf } from './report-of';

/** The decision record: everything that was decided and why, as Markdown. */
export function toMarkdown(decision: Decision, title: string = 'Data store decision'): string {
  const report = reportOf(decision, title);
  return [
    `# ${escape(report.title)}`,
    `**${escape(report.verdict)}**`,
    ...report.paragraphs.map(escape),
    ...report.sections.flatMap(sectionParts),
    `${escape(report.colophon)}.`,
  ].join('\n\n') + '\n';
}

function sectionParts({ heading, blocks }: Section): string[] {
  return [`## ${escape(heading)}`, ...blocks.map(blockText)];
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text': return escape(block.text);
    case 'heading': return `### ${escape(block.text)}`;
    case 'list': return block.items.map((item) => `- ${inline(item)}`).join('\n');
    case 'table': return tableText(block);
    case 'claims': return block.claims.map(claimText).join('\n');
  }
}

function tableText({ head, rows, amounts = [] }: Table): string {
  const line = (cells: readonly Text[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [line(head), `| ${head.map((_, column) => amounts.includes(column) ? '---:' : '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

function claimText({ verdict, option, title, rule, sources, because, remedies }: Claim): string {
  return [
    `- **${escape(title)}** (${verdict} ${escape(option)})`,
    ...because.map((each) => `  - ${escape(each)}`),
    ...remedies.map((each) => `  - *To change it:* ${escape(each)}`),
    `  - \`${rule}\`, by ${sources.map(sourceLink).join('; ')}`,
  ].join('\n');
}

function sourceLink({ ref, claim }: Source): string {
  return ref.startsWith('https://') ? `[${escape(claim)}](${ref})` : `${ref} (${escape(claim)})`;
}

function inline(text: Text): string {
  if (typeof text === 'string') return escape(text);
  return `${escape(text.text)} (${text.sources.map((source) => source.startsWith('https://') ? `<${source}>` : escape(source)).join(', ')})`;
}
