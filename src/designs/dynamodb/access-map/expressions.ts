import { AccessMapValue } from './access-map';

/** Collects the names and values of a request's expressions. Every name gets a placeholder: any attribute may be a reserved word. */
export class Expressions {
  public readonly values: Record<string, AccessMapValue> = {};
  private readonly names = new Map<string, string>();
  private readonly takenNames = new Set<string>();

  /** The placeholder of an attribute. */
  public name(attribute: string): string {
    let placeholder = this.names.get(attribute);
    if (placeholder === undefined) {
      placeholder = free(`#${plain(attribute)}`, (taken) => this.takenNames.has(taken));
      this.names.set(attribute, placeholder);
      this.takenNames.add(placeholder);
    }
    return placeholder;
  }

  /** A placeholder for a value. */
  public value(preferred: string, value: AccessMapValue): string {
    const placeholder = free(`:${plain(preferred)}`, (taken) => taken in this.values);
    this.values[placeholder] = value;
    return placeholder;
  }

  /** The parameter that resolves the names; DynamoDB refuses an empty one. */
  public asParameter(): { ExpressionAttributeNames?: Record<string, string> } {
    if (this.names.size === 0) return {};
    return { ExpressionAttributeNames: Object.fromEntries([...this.names].map(([attribute, placeholder]) => [placeholder, attribute])) };
  }
}

function plain(name: string): string {
  return name.replace(/\W/g, '_');
}

function free(placeholder: string, isTaken: (placeholder: string) => boolean): string {
  let name = placeholder;
  while (isTaken(name)) name += '_';
  return name;
}
