/** The longest identifier of PostgreSQL (NAMEDATALEN - 1, PostgreSQL manual, 4.1.1). */
export const LONGEST_SQL_NAME = 63;

/** The name of an entity or attribute in SQL: `userId`, `UserID` and `user-id` all become `user_id`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/-/g, '_')
    .toLowerCase();
}
