import { Source, Verdict } from '../rules/finding';

/** What a rule says about an option, every time that it says it for the same reason. */
export interface Claim {
  readonly verdict: Verdict;
  readonly option: string;
  readonly title: string;
  readonly rule: string;
  readonly sources: readonly Source[];
  readonly because: readonly string[];
  readonly remedies: readonly string[];
}

/** A text with where it comes from: public pages, ids of the guidance, or plain words. Only a page becomes a link. */
export interface Cited {
  readonly text: string;
  readonly sources: readonly string[];
}

export type Text = string | Cited;

/** Rows under a head; columns of amounts stand to the right. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly Text[])[];
  readonly amounts?: readonly number[];
  /** Whether the last row is a sum. */
  readonly sum?: boolean;
}

/** A part of a section. */
export type Block =
  | Table
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'claims'; readonly claims: readonly Claim[] };

/** A section; one without blocks is not shown. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** The whole explanation of a decision, the same for every format: what was decided first, what it rests on after it. */
export interface Report {
  readonly title: string;
  /** The verdict in a few words. */
  readonly verdict: string;
  readonly outcome: 'postgres' | 'dynamodb' | 'conflict';
  /** The figures that one asks for first, each with its name. */
  readonly facts: readonly (readonly [string, string])[];
  readonly paragraphs: readonly string[];
  readonly sections: readonly Section[];
  /** What makes the report traceable: versions, hash, prices. */
  readonly colophon: string;
}

export function list(items: readonly Text[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

export function table(head: readonly string[], rows: Table['rows'], options: Pick<Table, 'amounts' | 'sum'> = {}): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows, ...options }];
}
