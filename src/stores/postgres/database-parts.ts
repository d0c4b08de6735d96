import { PostgresDesign } from '../../designs/postgres/postgres-design';
import { AttachedLogins, DatabaseTier } from './database-tier';
import { Network } from './network';
import { SchemaBootstrap } from './schema-bootstrap';

/** What stands already when the parts around the database are built. */
export interface DatabaseParts {
  readonly design: PostgresDesign;
  /** Entities whose tables the deployment creates. */
  readonly createTables: readonly string[];
  readonly databaseName: string;
  readonly network: Network;
  readonly tier: DatabaseTier;
  /** The logins of the database, once they hold host and port. */
  readonly secrets: AttachedLogins;
}

/** The same with the schema in it. */
export interface PostgresParts extends DatabaseParts {
  readonly bootstrap: SchemaBootstrap;
}
