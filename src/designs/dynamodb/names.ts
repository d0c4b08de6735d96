import { Entity } from '../../profile/access-pattern-profile';
import { COLLECTION_KIND, KeyShape } from './key-schema';

/**
 * The longest name of an index. A profile holds no attribute with characters that such a name must not have.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
const MAX_LENGTH = 255;

/**
 * Names each index after its key, such as `byStatusAndCreatedAt`, without regard to the order of the patterns; in a collection after its
 * entity too, such as `orderByStatus`.
 */
export function indexNames({ name: entity, collection }: Entity, shapes: readonly KeyShape[]): readonly string[] {
  const taken = new Set<string>();
  return shapes.map((shape) => {
    const byKey = nameOf(shape);
    const plain = collection === undefined ? byKey : `${entity.charAt(0).toLowerCase()}${entity.slice(1)}B${byKey.slice(1)}`;
    const name = plain.length <= MAX_LENGTH && !taken.has(plain)
      ? plain
      : `${plain.slice(0, MAX_LENGTH - 9)}-${fingerprint(JSON.stringify(shape))}`;
    taken.add(name);
    return name;
  });
}

function nameOf(shape: KeyShape): string {
  const attributes = [...shape.partition, ...shape.sort].filter((attribute) => attribute !== COLLECTION_KIND);
  return `by${attributes.map((attribute) => attribute.charAt(0).toUpperCase() + attribute.slice(1)).join('And')}`;
}

/** Eight hexadecimal digits that tell names apart; no protection against anybody. */
function fingerprint(text: string): string {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 4294967296;
  return hash.toString(16).padStart(8, '0');
}
