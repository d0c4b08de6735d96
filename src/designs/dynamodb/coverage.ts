import { Access } from '../../profile/access';
import { DynamoDbCoverage, DynamoDbIndex, DynamoDbRequest } from './dynamodb-design';
import { indexShape } from './indexes';
import { KeyNeed, match } from './key-need';
import { holds, wantedBy } from './projection';
import { lookedUpWrite, readRequest } from './requests';
import { inWords } from './wording';

/** The indexes of a table, by the patterns they are made for. */
export type IndexesByPattern = ReadonlyMap<string, DynamoDbIndex>;

export function indexesByPattern(indexes: readonly DynamoDbIndex[]): IndexesByPattern {
  const byPattern = new Map<string, DynamoDbIndex>();
  for (const index of indexes) {
    for (const pattern of index.patterns) byPattern.set(pattern, index);
  }
  return byPattern;
}

/** A pattern that the design does not serve. */
export function uncovered(access: Access, why: string): DynamoDbCoverage {
  return { pattern: access.name, why: access.servedElsewhere ? 'left to another store' : why };
}

/** A pattern that a request serves. Its words are made when they are read: most decisions are taken without them. */
class Covered implements DynamoDbCoverage {
  readonly pattern: string;
  readonly #access: Access;

  constructor(access: Access, readonly servedBy: string, readonly request: DynamoDbRequest) {
    this.pattern = access.name;
    this.#access = access;
  }

  get why(): string {
    return inWords(this.#access, this.request);
  }
}

/** A pattern that the table key serves. */
export function coveredByTable(access: Access, request: DynamoDbRequest): DynamoDbCoverage {
  return new Covered(access, `table ${access.entity.name}`, request);
}

/** A pattern that an index serves; the indexes are known by the patterns they are made for. */
export function coveredByIndex(access: Access, need: KeyNeed, indexes: IndexesByPattern): DynamoDbCoverage {
  const index = access.servedElsewhere
    ? [...new Set(indexes.values())].find((candidate) => answers(access, need, candidate))
    : indexes.get(access.name);
  if (index === undefined) return uncovered(access, 'no index serves it');
  const keyMatch = match(indexShape(index), need)!;
  const request = access.writes ? lookedUpWrite(access, keyMatch, index.name) : readRequest(access, keyMatch, index.name);
  return new Covered(access, `index ${index.name} of ${access.entity.name}`, request);
}

/** Whether an index that is there for other patterns serves this one too. */
function answers(access: Access, need: KeyNeed, index: DynamoDbIndex): boolean {
  const shape = indexShape(index);
  return match(shape, need) !== undefined
    && holds(access.entity, index.projection, [...shape.partition, ...shape.sort], wantedBy(access));
}
