/** A title within a sentence: names and abbreviations keep their capitals. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]* /.test(text) && !/^(Postgres|Aurora|Dynamo)/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}
