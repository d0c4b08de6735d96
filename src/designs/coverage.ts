/** How a design serves one access pattern. */
export interface Coverage {
  /** The pattern's name. */
  readonly pattern: string;
  /** The key or index that serves it; undefined when the design cannot. */
  readonly servedBy?: string;
  /** How it is served, or why it cannot be; a clause without full stop. */
  readonly why: string;
}
