import { Entity } from '../profile/access-pattern-profile';

/** Attributes that must be unique together and do not hold the whole key, which is unique anyway. DynamoDB keeps each by a marker item. */
export function uniqueBeyondKey({ key, unique = [] }: Entity): readonly (readonly string[])[] {
  return unique.filter((group) => !key.every((attribute) => group.includes(attribute)));
}
