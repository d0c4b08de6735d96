import { AttributeType } from '../../profile/access-pattern-profile';
import { KEYWORDS } from './keywords';

const PLAIN = /^[a-z_][a-z0-9_]*$/;
/** A date, or a moment with its offset: anything else would depend on a session's time zone. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** `text` holds neither the character NUL nor half of a surrogate pair. */
const NO_TEXT = /\0|\p{Cs}/u;

/** A name as SQL accepts it, quoted where it would be read as something else. */
export function quoteIdentifier(name: string): string {
  return PLAIN.test(name) && !KEYWORDS.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL accepts it, whatever `standard_conforming_strings` says. */
export function quoteText(text: string): string {
  const quoted = `'${text.replaceAll('\'', '\'\'')}'`;
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/** A constant of an attribute's type in SQL; undefined where the type has no such constant. */
export function constantSql(value: unknown, type: AttributeType): string | undefined {
  switch (type) {
    case AttributeType.STRING: return typeof value === 'string' && !NO_TEXT.test(value) ? quoteText(value) : undefined;
    case AttributeType.NUMBER: return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
    case AttributeType.BOOLEAN: return typeof value === 'boolean' ? String(value) : undefined;
    case AttributeType.TIMESTAMP: return momentSql(value);
    default: return undefined;
  }
}

function momentSql(value: unknown): string | undefined {
  if (typeof value !== 'string' || !MOMENT.test(value)) return undefined;
  const milliseconds = Date.parse(value);
  const moment = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(moment) && !moment.startsWith('0000') ? `'${moment}'::timestamptz` : undefined;
}
