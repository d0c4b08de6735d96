/** The longest identifier of PostgreSQL (NAMEDATALEN - 1, PostgreSQL manual, 4.1.1). */
export const LONGEST_SQL_NAME = 63;

/** A hyphen, or the place between two words: after what is no capital, and before the last capital of several. */
const BETWEEN_WORDS = /-|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** The name of an entity or attribute in SQL: `userId`, `UserID` and `user-id` all become `user_id`. */
export function snakeCase(name: string): string {
  return name.replace(BETWEEN_WORDS, '_').toLowerCase();
}
