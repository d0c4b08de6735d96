/** What begins markup anywhere in a line. A `_` or `*` inside a word begins none. */
const MARKUP = /[\\`[\]<>|~]|(?<![A-Za-z0-9])[*_]|[*_](?![A-Za-z0-9])|&(?=[#\w]+;)/g;
/** What begins a block at the start of a line. */
const BLOCK = /^(\s*)([-+=#]|\d+[.)](?=\s|$))/;
/** What GitHub makes a link of by itself. */
const LINK = /(:)\/\/|\b(www)\.|@/gi;

/** Text of one line that shows as it is, whatever a profile has put into it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
    .replace(MARKUP, '\\$&')
    .replace(BLOCK, (_, space, mark) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(LINK, (match) => match === '@' ? '\\@' : match.startsWith(':') ? ':\\/\\/' : `${match.slice(0, -1)}\\.`);
}
