import { Access } from '../../profile/access';
import { DynamoDbCoverage, DynamoDbIndex, DynamoDbRequest } from './dynamodb-design';
import { indexShape } from './indexes';
import { KeyNeed, match } from './key-need';
import { holds, wantedBy } from './projection';
import { lookedUpWrite, readRequest } from './requests';
import { inWords } from './wording';

/** A pattern that the design does not serve. */
export function uncovered(access: Access, why: string): DynamoDbCoverage {
  return { pattern: access.name, why: access.servedElsewhere ? 'left to another store' : why };
}

/** A pattern that the table key serves. */
export function coveredByTable(access: Access, request: DynamoDbRequest): DynamoDbCoverage {
  return { pattern: access.name, servedBy: `table ${access.entity.name}`, why: inWords(access, request), request };
}

/** A pattern that is to be served by one of these indexes. One that another store may serve takes what is there. */
export function coveredByIndex(access: Access, need: KeyNeed, indexes: readonly DynamoDbIndex[]): DynamoDbCoverage {
  const serves = access.servedElsewhere
    ? (index: DynamoDbIndex) => answers(access, need, index)
    : (index: DynamoDbIndex) => index.patterns.includes(access.name);
  const index = indexes.find(serves);
  if (index === undefined) return uncovered(access, 'no index serves it');
  const keyMatch = match(indexShape(index), need)!;
  const request = access.writes ? lookedUpWrite(access, keyMatch, index.name) : readRequest(access, keyMatch, index.name);
  return { pattern: access.name, servedBy: `index ${index.name} of ${access.entity.name}`, why: inWords(access, request), request };
}

function answers(access: Access, need: KeyNeed, index: DynamoDbIndex): boolean {
  const shape = indexShape(index);
  return match(shape, need) !== undefined
    && holds(access.entity, index.projection, [...shape.partition, ...shape.sort], wantedBy(access));
}
