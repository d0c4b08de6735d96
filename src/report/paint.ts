/** What a text is for, and so how a terminal shows it. */
export type Tone = 'heading' | 'good' | 'bad' | 'warn' | 'faint';

const CODES: Readonly<Record<Tone, string>> = { heading: '1', good: '32', bad: '31', warn: '33', faint: '2' };

/** Colours a text; widths are reckoned before it. */
export type Paint = (tone: Tone | undefined, text: string) => string;

/** With colours or without them; a line that wraps is coloured line by line. */
export function painter(colour: boolean): Paint {
  return (tone, text) => colour && tone !== undefined && text !== '' ? `\u001b[${CODES[tone]}m${text}\u001b[0m` : text;
}
