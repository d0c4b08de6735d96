import { AttributeType, Entity } from '../access-pattern-profile';
import { ProfileFault } from '../invalid-profile-error';
import { repeated, typeOf, unknownAttributes } from './declared';
import { Sound } from './sound';
import { shown } from './wording';

type E = Sound<Entity>;

/** What is wrong within one entity. */
export function entityFaults(entity: E, path: string): ProfileFault[] {
  return [
    ...keyFaults(entity, `${path}.key`),
    ...uniqueFaults(entity, `${path}.unique`),
    ...expiryFaults(entity, `${path}.expiry.attribute`),
    ...sizeFaults(entity, path),
  ];
}

function keyFaults(entity: E, path: string): ProfileFault[] {
  const key = entity.key ?? [];
  const noKeys: readonly (AttributeType | undefined)[] = [AttributeType.BOOLEAN, AttributeType.JSON];
  return [
    ...unknownAttributes(path, entity, key),
    ...repeated(path, key, 'attribute'),
    ...key.filter((name) => noKeys.includes(typeOf(entity, name))).map((name) => ({
      path,
      message: `${shown(name)} is a ${typeOf(entity, name)}, allowed in a key are string, number, timestamp and binary; use another attribute`,
    })),
  ];
}

function uniqueFaults(entity: E, path: string): ProfileFault[] {
  const groups = (entity.unique ?? []).map((group) => [...group ?? []].sort().join());
  return (entity.unique ?? []).flatMap((group, i) => [
    ...unknownAttributes(`${path}[${i}]`, entity, group ?? []),
    ...repeated(`${path}[${i}]`, group, 'attribute'),
    ...(group !== undefined && groups.indexOf(groups[i]) < i
      ? [{ path: `${path}[${i}]`, message: `got the attributes of unique[${groups.indexOf(groups[i])}] again; name a group once` }]
      : []),
  ]);
}

/** Key timestamps are epoch milliseconds in DynamoDB, the expiry attribute is epoch seconds: one attribute cannot be both. */
function expiryFaults(entity: E, path: string): ProfileFault[] {
  const name = entity.expiry?.attribute;
  const type = typeOf(entity, name);
  const faults = unknownAttributes(path, entity, [name]);
  if (type !== undefined && type !== AttributeType.TIMESTAMP) {
    faults.push({ path, message: `${shown(name)} is a ${type}, allowed is a timestamp; declare it as one or use another attribute` });
  }
  if (name !== undefined && entity.key?.includes(name)) {
    faults.push({
      path,
      message: `${shown(name)} is part of the key, whose timestamps are milliseconds while expiry counts seconds; add an attribute for the expiry`,
    });
  }
  return faults;
}

function sizeFaults(entity: E, path: string): ProfileFault[] {
  const { averageItemBytes, maxItemBytes } = entity;
  if (averageItemBytes === undefined || maxItemBytes === undefined || averageItemBytes <= maxItemBytes) return [];
  return [{
    path: `${path}.averageItemBytes`,
    message: `got ${averageItemBytes}, which is over maxItemBytes ${maxItemBytes}; lower it or raise maxItemBytes`,
  }];
}
