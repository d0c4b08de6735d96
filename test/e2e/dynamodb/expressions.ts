import { Item } from './items';

/** Bounds, both included. */
export interface Range {
  readonly from: unknown;
  readonly to: unknown;
}

/** A comparison of one attribute. */
export type Condition =
  | { readonly attribute: string; readonly equals: unknown }
  | { readonly attribute: string; readonly beginsWith: string }
  | { readonly attribute: string; readonly between: Range };

/** Collects the names and values of a request's expressions: any attribute may be a reserved word. */
export class Expressions {
  private readonly names = new Map<string, string>();
  private readonly values: Record<string, unknown> = {};

  public name(attribute: string): string {
    if (!this.names.has(attribute)) this.names.set(attribute, `#n${this.names.size}`);
    return this.names.get(attribute)!;
  }

  public value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  public condition(condition: Condition): string {
    const name = this.name(condition.attribute);
    if ('equals' in condition) return `${name} = ${this.value(condition.equals)}`;
    if ('beginsWith' in condition) return `begins_with(${name}, ${this.value(condition.beginsWith)})`;
    return `${name} BETWEEN ${this.value(condition.between.from)} AND ${this.value(condition.between.to)}`;
  }

  public asCondition(conditions: readonly string[]): { ConditionExpression?: string } & Item {
    return { ConditionExpression: conditions.length === 0 ? undefined : conditions.join(' AND '), ...this.placeholders() };
  }

  public asProjection(attributes: readonly string[] | undefined): { ProjectionExpression?: string } & Item {
    const projected = attributes?.map((attribute) => this.name(attribute));
    return { ProjectionExpression: projected?.join(', '), ...this.placeholders() };
  }

  /** DynamoDB refuses empty maps. */
  private placeholders(): Item {
    const names = Object.fromEntries([...this.names].map(([name, placeholder]) => [placeholder, name]));
    return {
      ExpressionAttributeNames: this.names.size === 0 ? undefined : names,
      ExpressionAttributeValues: Object.keys(this.values).length === 0 ? undefined : this.values,
    };
  }
}
